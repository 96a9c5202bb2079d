import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findAchFile } from "~/money/data/ach/ach-files.server";

/** Who took a file with account numbers out of the house, and when. */
export const recordDebitExport = defineCommand(
  { name: "ach_file.export", permission: "ach:exchange", input: z.object({ fileId: z.uuid() }) },
  async (context, { fileId }) => {
    const file = await findAchFile(context.db, fileId);
    if (file?.kind !== "debit") return refuse("NOT_FOUND");
    context.emit(
      "ach_file.exported",
      { type: "ach_file", id: fileId },
      { category: "access", desk: "collections" },
    );
    return accept({});
  },
);
