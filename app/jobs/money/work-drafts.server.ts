import { presentDraft } from "~/money/commands/mandate/present-draft.server";
import { sendNotices } from "~/money/commands/mandate/send-notices.server";
import { dueDrafts } from "~/money/queries/mandate-work.server";

import { enqueueJob } from "../enqueue-job.server";
import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";

/** Notices whose day has come go out, and drafts whose day has come are presented, each by its own job. */
export const workDrafts: JobHandler = async (host, payload) => {
  const tenantId = String(payload["tenantId"]);
  const system = await runAsSystem(host, tenantId, "work-drafts");
  if (!system?.allows(presentDraft)) return;
  valueOf(await system.change(sendNotices, {}));
  for (const paymentId of await system.read(dueDrafts, undefined))
    await enqueueJob(host, "charge-draft", { tenantId, paymentId }, paymentId);
};
