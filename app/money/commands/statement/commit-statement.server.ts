import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { addDays } from "~/office/domain/calendar-date";
import { accept, refuse } from "~/office/domain/outcome";
import { decideCommit } from "~/money/domain/statement/intake/commit-rules";
import type { PartFinding } from "~/money/domain/statement/intake/statement-findings";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import {
  findLastClosing,
  findStatementForChange,
  isAccountBusy,
  saveStatement,
  saveStatementBreak,
  type StoredStatement,
} from "~/money/data/statement/statement-files.server";

const input = z.object({
  fileId: z.uuid(),
  /** why it is taken in spite of a failed check */
  reason: z.string().trim().max(500, "TOO_LONG").default(""),
  /** rows that are true duplicates of stored lines */
  accepted: z.array(z.coerce.number().int()).max(100).default([]),
});

/**
 * A person takes a checked file into the books. Its lines are booked by the job that this starts; a failed check
 * needs a written reason and leaves an open break. Refusals: STATEMENT_STALE, STATEMENT_BUSY, DUPLICATE_FILE,
 * STATEMENT_OFFER, STATEMENT_EMPTY, CURRENCY_MIX, ROW_INVALID.
 */
export const commitStatement = defineCommand(
  { name: "bank_statement.commit", permission: "bank_statement:import", input },
  async (context, { fileId, reason, accepted }) => {
    const file = await findStatementForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    if (file.state === "committed") return goOn(context, file);
    if (file.state !== "checked") return refuse("STALE_JOB");
    // one file of an account after the other: each goes on from the last
    await findBankAccount(context.db, file.bankAccountId, "change");
    if (await isAccountBusy(context.db, file.bankAccountId, file.id)) return refuse("STATEMENT_BUSY");
    const last = await findLastClosing(context.db, file.bankAccountId);
    const { basis, counts } = file.findings;
    if ((last?.fileId ?? null) !== basis.fileId || (last?.balance.minor.toString() ?? null) !== basis.closing)
      return refuse("STATEMENT_STALE");
    const overridden = decideCommit(file.findings, { accepted, reason });
    if (!overridden.ok) return overridden;
    const since = context.now.toISOString();
    const commit = { done: 0, total: counts.lines, added: 0, sum: "0", since, refused: null };
    await saveStatement(context.db, file.id, {
      state: "committed",
      overrideReason: overridden.value.length > 0 ? reason : undefined,
      findings: { ...file.findings, accepted, commit },
    });
    if (overridden.value.length > 0) await leaveBreak(context, file, overridden.value, reason);
    context.emit(
      "bank_statement.committed",
      { type: "statement_file", id: file.id },
      {
        after: { lines: counts.lines, fresh: counts.fresh, accepted, overridden: overridden.value.map((one) => one.reason) },
        reason: overridden.value.length > 0 ? reason : undefined,
        related: [{ type: "bank_account", id: file.bankAccountId }],
      },
    ); // prettier-ignore
    context.enqueue("book-statement", { fileId });
    return accept({ fileId });
  },
);

/** What the books refused once (a locked period) may go on when the reason is gone. */
async function goOn(context: CommandContext, file: StoredStatement) {
  const { commit } = file.findings;
  if (!commit?.refused) return refuse("ALREADY_DONE");
  const findings = { ...file.findings, commit: { ...commit, refused: null } };
  await saveStatement(context.db, file.id, { findings });
  context.enqueue("book-statement", { fileId: file.id });
  return accept({ fileId: file.id });
}

async function leaveBreak(
  { db, today }: CommandContext,
  file: StoredStatement,
  overridden: PartFinding[],
  note: string,
): Promise<void> {
  const difference = overridden.find((one) => typeof one.facts["difference"] === "string");
  await saveStatementBreak(db, {
    fileId: file.id,
    bankAccountId: file.bankAccountId,
    day: file.endsOn ?? today,
    dueOn: addDays(today, 1),
    amount: BigInt(difference?.facts["difference"] ?? 0),
    currency: file.currency,
    rows: overridden.map(({ check, reason, facts }) => ({ check, reason, facts })),
    note,
  });
}
