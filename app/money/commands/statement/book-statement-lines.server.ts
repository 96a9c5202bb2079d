import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { keptBalances } from "~/money/domain/statement/intake/commit-rules";
import type { CommitProgress } from "~/money/domain/statement/intake/statement-findings";
import type { StoredLine } from "~/money/domain/statement/intake/stored-line";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import {
  findStatementForChange,
  saveStatement,
  type StoredStatement,
} from "~/money/data/statement/statement-files.server";
import { type AddedLine, saveNewLines } from "~/money/data/statement/statement-lines.server";

import { bookSuspense } from "./book-suspense.server";

const input = z.object({
  fileId: z.uuid(),
  /** position of the first of these lines in the file: where the last chunk ended */
  from: z.number().int().nonnegative(),
  lines: z.array(z.custom<StoredLine>((value) => typeof value === "object" && value !== null)).max(5000),
  last: z.boolean(),
});

/**
 * The next lines of a committed file are stored and booked to suspense in one transaction with the checkpoint; lines
 * known already are passed over. With the last of them the file has its balances.
 */
export const bookStatementLines = defineCommand(
  { name: "bank_statement.book_lines", permission: "bank_statement:work", input },
  async (context, { fileId, from, lines, last }) => {
    const file = await findStatementForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    const { commit } = file.findings;
    if (file.state !== "committed" || file.committedAt || !commit || commit.done !== from || commit.refused)
      return refuse("STALE_JOB");
    const account = await findBankAccount(context.db, file.bankAccountId);
    if (!account) return refuse("NOT_FOUND");
    const added = await saveNewLines(context.db, file, lines);
    const subject = { type: "statement_file", id: file.id };
    const eventId = context.emit(last ? "bank_statement.booked" : "bank_statement.lines_booked", subject, {
      after: { added: added.length, done: from + lines.length, total: commit.total },
      related: [{ type: "bank_account", id: account.id }],
    });
    await bookSuspense(context, eventId, added, account.place);
    const progress: CommitProgress = {
      ...commit,
      done: from + lines.length,
      added: commit.added + added.length,
      sum: (BigInt(commit.sum) + sumOfAdded(added)).toString(),
    };
    await saveProgress(context, file, progress, last);
    if (last) {
      context.enqueue("match-lines", {}, { singletonKey: context.tenant.id });
      context.enqueue("seal-days", { bankAccountId: account.id }, { singletonKey: account.id });
    }
    return accept({ done: progress.done, added: added.length });
  },
);

async function saveProgress(
  { db }: CommandContext,
  file: StoredStatement,
  commit: CommitProgress,
  last: boolean,
): Promise<void> {
  const findings = { ...file.findings, commit };
  if (!last) return saveStatement(db, file.id, { findings });
  const sumLines = BigInt(commit.sum);
  const balances = keptBalances(findings, sumLines);
  await saveStatement(db, file.id, { findings, sumLines, balances, committed: true });
}

function sumOfAdded(added: AddedLine[]): bigint {
  return added.reduce((sum, line) => (line.side === "C" ? sum + line.amount : sum - line.amount), 0n);
}
