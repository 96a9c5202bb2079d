import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findStatementForChange, saveStatement } from "~/money/data/statement/statement-files.server";

/** Looked at and not wanted; nothing was booked. The same file may come again. */
export const rejectStatement = defineCommand(
  {
    name: "bank_statement.reject",
    permission: "bank_statement:import",
    input: z.object({ fileId: z.uuid() }),
  },
  async (context, { fileId }) => {
    const file = await findStatementForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    if (file.state === "rejected") return refuse("ALREADY_DONE");
    if (file.state === "committed" || file.state === "undone") return refuse("STALE_JOB");
    await saveStatement(context.db, file.id, { state: "rejected" });
    context.emit("bank_statement.rejected", { type: "statement_file", id: file.id });
    return accept({ fileId });
  },
);
