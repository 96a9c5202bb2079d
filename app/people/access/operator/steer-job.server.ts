import { z } from "zod";

import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findFailedJob } from "~/people/data/operator/failed-jobs.server";
import { saveOperatorDeed } from "~/people/data/operator/operator-log.server";

import { requestOrigin } from "../request-origin.server";
import type { OperatorAccess } from "./require-operator.server";

export const jobForm = z.object({
  act: z.enum(["retry", "skip"]),
  jobId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/** A job that was given up is tried again, or taken out of the queue for good; the reason stays in the platform's log. */
export async function steerJob(
  request: Request,
  operator: OperatorAccess,
  { act, jobId, reason }: z.output<typeof jobForm>,
): Promise<Outcome<null>> {
  const { database, queue } = await currentHost();
  const job = await findFailedJob(database, jobId);
  if (!job) return refuse("ALREADY_DONE");
  if (act === "retry") await queue.retry(job.name, jobId);
  else await queue.drop(job.name, jobId);
  const facts = { job: job.name, job_id: jobId, reason };
  const type = act === "retry" ? "job.retried" : "job.skipped";
  const { ip } = requestOrigin(request);
  await saveOperatorDeed(database, { operatorId: operator.id, tenantId: job.tenantId, type, facts, ip });
  return accept(null);
}
