import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveAnswers } from "~/money/data/ach/ach-answers.server";
import { findAchFileForChange, saveAchFile } from "~/money/data/ach/ach-files.server";
import type { AnswerReading } from "~/money/domain/ach/answer-rows";

const input = z.object({ fileId: z.uuid(), reading: z.custom<AnswerReading>() });

/** Keeps what was read of a file of the bank; nothing is applied before a person has seen it. */
export const recordAnswers = defineCommand(
  { name: "ach_file.record_answers", permission: "payment:absorb", input },
  async (context, { fileId, reading }) => {
    const file = await findAchFileForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    if (file.state !== "uploaded") return accept({ state: file.state });
    const { faults, rows } = reading;
    const state = faults.length > 0 ? ("unreadable" as const) : ("read" as const);
    await saveAnswers(context.db, fileId, rows);
    await saveAchFile(context.db, fileId, { state, faults, entries: rows.length });
    context.emit(
      `ach_file.${state}`,
      { type: "ach_file", id: fileId },
      { after: { answers: rows.length }, category: "system" },
    );
    return accept({ state });
  },
);
