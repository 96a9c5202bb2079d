import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  findStatementForChange,
  saveStatement,
  saveStatementBreakResolved,
} from "~/money/data/statement/statement-files.server";
import { listLinesLeaving, saveLinesGone } from "~/money/data/statement/statement-lines.server";

import { reverseSuspense } from "./book-suspense.server";

const CHUNK = 1000;

/** The next lines of a file being undone: their entries are reversed and they go. Answers true with the last. */
export const takeBackLines = defineCommand(
  {
    name: "bank_statement.take_back_lines",
    permission: "bank_statement:work",
    input: z.object({ fileId: z.uuid() }),
  },
  async (context, { fileId }) => {
    const file = await findStatementForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    const { undo } = file.findings;
    if (file.state !== "committed" || !undo) return refuse("STALE_JOB");
    const lines = await listLinesLeaving(context.db, file.id, CHUNK);
    const done = lines.length < CHUNK;
    const eventId = context.emit(
      done ? "bank_statement.undone" : "bank_statement.lines_taken_back",
      { type: "statement_file", id: file.id },
      {
        reason: undo.reason,
        after: { lines: lines.length },
        related: [{ type: "bank_account", id: file.bankAccountId }],
      },
    );
    await reverseSuspense(context, eventId, lines, undo.reason);
    await saveLinesGone(
      context.db,
      lines.map((line) => line.id),
    );
    const findings = { ...file.findings, undo: { ...undo, done: undo.done + lines.length } };
    await saveStatement(context.db, file.id, { findings, state: done ? "undone" : undefined });
    if (done) await saveStatementBreakResolved(context.db, file.id);
    return accept({ done });
  },
);
