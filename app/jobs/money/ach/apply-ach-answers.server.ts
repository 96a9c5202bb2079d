import { applyAnswer } from "~/money/commands/ach/apply-answer.server";
import { listAnswer } from "~/money/commands/ach/list-answer.server";
import { achAnswerWork } from "~/money/queries/ach/ach-answer-work.server";

import type { JobHandler } from "../../job-host";
import { runAsSystem, valueOf } from "../../run-as-system.server";

/** Applies what a person let count, each answer by itself: one that does not fit is listed and stops no other. */
export const applyAchAnswers: JobHandler = async (host, payload) => {
  const fileId = String(payload["fileId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "apply-ach-answers");
  const work = await system?.read(achAnswerWork, { fileId });
  if (!system || work?.file.state !== "committed") return;
  for (const answerId of work.waiting) {
    const applied = await system.change(applyAnswer, { answerId });
    if (applied.ok) continue;
    const reason = applied.refusal.reasons[0] ?? applied.refusal.code;
    valueOf(await system.change(listAnswer, { answerId, reason }));
  }
};
