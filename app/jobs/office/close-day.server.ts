import type { JobHandler } from "../job-host";
import { runAsSystem } from "../run-as-system.server";
import { closeNextDay } from "./close-next-day.server";

/** Closes every day of one firm that is over, the oldest first, each as its own date. */
export const closeDay: JobHandler = async (host, payload) => {
  const tenantId = String(payload["tenantId"]);
  for (;;) {
    // anew for each date: what is done belongs to the date that closes
    const system = await runAsSystem(host, tenantId, "close-day");
    const closed = await (system &&
      closeNextDay(system, String(payload["jobId"]), (error, work) =>
        host.log.error({ tenantId, ...work, err: error }, "a step of the close broke off"),
      ));
    if (closed !== "closed") return;
  }
};
