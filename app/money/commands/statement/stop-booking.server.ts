import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findStatementForChange, saveStatement } from "~/money/data/statement/statement-files.server";

const input = z.object({ fileId: z.uuid(), code: z.string().max(60) });

/** The books refused a line (a locked period, a frozen account): what is booked stays, a person decides how to go on. */
export const stopBooking = defineCommand(
  { name: "bank_statement.stop_booking", permission: "bank_statement:work", input },
  async (context, { fileId, code }) => {
    const file = await findStatementForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    const { commit } = file.findings;
    if (file.state !== "committed" || file.committedAt || !commit) return refuse("STALE_JOB");
    await saveStatement(context.db, file.id, {
      findings: { ...file.findings, commit: { ...commit, refused: code } },
    });
    context.emit("bank_statement.stopped", { type: "statement_file", id: file.id }, { after: { code } });
    return accept({ fileId });
  },
);
