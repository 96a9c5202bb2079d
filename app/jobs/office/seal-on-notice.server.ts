import { listenTo } from "~/platform/db/listen.server";

import type { JobHost } from "../job-host";
import { sealEvents } from "./seal-events.server";

const SEAL_EVERY_MS = 1000;

/** Commands tell who wrote events; once a second the firms named since are sealed. */
export async function sealOnNotice(host: JobHost): Promise<() => Promise<void>> {
  const waiting = new Set<string>();
  let sealing = Promise.resolve();
  const listener = listenTo(host.database.listenUrl, "quittance_event", (payload) =>
    waiting.add(payload.slice(0, 36)),
  );
  await listener.ready;
  const sealWaiting = async (tenants: string[]) => {
    for (const tenantId of tenants) {
      await sealEvents(host.database, tenantId).catch((error: unknown) => {
        waiting.add(tenantId);
        host.log.error({ err: error }, "sealing failed; it is tried again");
      });
    }
  };
  const timer = setInterval(() => {
    const tenants = [...waiting];
    waiting.clear();
    sealing = sealing.then(() => sealWaiting(tenants));
  }, SEAL_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await sealing;
    await listener.stop();
  };
}
