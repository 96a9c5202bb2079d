import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findAnswerForChange, saveAnswer } from "~/money/data/ach/ach-answers.server";

const input = z.object({ answerId: z.uuid(), reason: z.string().min(1).max(60) });

/** An answer that could not be applied stays on the list with its reason; a person looks at it. */
export const listAnswer = defineCommand(
  { name: "ach_file.list_answer", permission: "payment:absorb", input },
  async (context, { answerId, reason }) => {
    const answer = await findAnswerForChange(context.db, answerId);
    if (!answer) return refuse("NOT_FOUND");
    if (answer.state !== "waiting") return accept({ state: answer.state });
    await saveAnswer(context.db, answerId, { state: "listed", reason });
    return accept({ state: "listed" as const });
  },
);
