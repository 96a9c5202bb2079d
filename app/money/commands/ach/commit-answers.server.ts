import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findAchFileForChange, saveAchFile } from "~/money/data/ach/ach-files.server";

/** A person saw what the bank sent and lets it count; each answer is then applied by itself. */
export const commitAnswers = defineCommand(
  { name: "ach_file.commit", permission: "ach:exchange", input: z.object({ fileId: z.uuid() }) },
  async (context, { fileId }) => {
    const file = await findAchFileForChange(context.db, fileId);
    if (file?.kind !== "answer") return refuse("NOT_FOUND");
    if (file.state === "committed") return refuse("ALREADY_DONE");
    if (file.state !== "read") return refuse("FILE_NOT_READY");
    await saveAchFile(context.db, fileId, { state: "committed" });
    context.emit("ach_file.committed", { type: "ach_file", id: fileId }, { desk: "collections" });
    context.enqueue("apply-ach-answers", { fileId });
    return accept({ fileId });
  },
);
