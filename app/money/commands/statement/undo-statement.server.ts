import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findStatementForChange, saveStatement } from "~/money/data/statement/statement-files.server";
import { listUndoBlockers, saveLinesLeaving } from "~/money/data/statement/statement-lines.server";

const input = z.object({
  fileId: z.uuid(),
  reason: z.string().trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

const BLOCKERS_SHOWN = 50;

/**
 * Takes a committed file out of the books again, unless something was matched with one of its lines: then the
 * refusal STATEMENT_MATCHED lists them. The job that this starts reverses the entries and removes the lines.
 */
export const undoStatement = defineCommand(
  { name: "bank_statement.undo", permission: "bank_statement:import", input },
  async (context, { fileId, reason }) => {
    const file = await findStatementForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    if (file.state === "undone" || file.findings.undo) return refuse("ALREADY_DONE");
    const stopped = file.findings.commit?.refused != null;
    if (file.state !== "committed" || (!file.committedAt && !stopped)) return refuse("STALE_JOB");
    const blockers = await listUndoBlockers(context.db, file.id, BLOCKERS_SHOWN);
    if (blockers.length > 0) return refuse("STATEMENT_MATCHED", { facts: { blockers } });
    const total = await saveLinesLeaving(context.db, file.id);
    const undo = { done: 0, total, since: context.now.toISOString(), reason };
    await saveStatement(context.db, file.id, { findings: { ...file.findings, undo } });
    context.emit(
      "bank_statement.undo_begun",
      { type: "statement_file", id: file.id },
      { reason, after: { lines: total }, related: [{ type: "bank_account", id: file.bankAccountId }] },
    );
    context.enqueue("undo-statement", { fileId });
    return accept({ fileId, lines: total });
  },
);
