import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { chooseLines } from "~/money/domain/statement/intake/choose-lines.server";
import { examineLines } from "~/money/domain/statement/intake/examine-lines.server";
import { leastReferences } from "~/money/domain/statement/reference-share";
import { noFindings, type StatementFindings } from "~/money/domain/statement/intake/statement-findings";
import { findBankAccount, type StoredBankAccount } from "~/money/data/bank/bank-accounts.server";
import type { StatementFile } from "~/money/data/statement/read-statement-file.server";
import {
  findLastClosing,
  findReferenceShare,
  findStatementForChange,
  saveStatement,
  type StoredStatement,
} from "~/money/data/statement/statement-files.server";
import { listKnownIdentities } from "~/money/data/statement/statement-lines.server";

const input = z.object({
  fileId: z.uuid(),
  reading: z.custom<Outcome<StatementFile>>(
    (value) => typeof value === "object" && value !== null && "ok" in value,
  ),
});

/** What was read is held against what is known; nothing is booked. A file that cannot be read says why. */
export const checkStatement = defineCommand(
  { name: "bank_statement.check", permission: "bank_statement:work", input },
  async (context, { fileId, reading }) => {
    const file = await findStatementForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    if (file.state !== "uploaded") return refuse("STALE_JOB");
    const account = await findBankAccount(context.db, file.bankAccountId);
    if (!account) return refuse("NOT_FOUND");
    const checked = reading.ok
      ? await examine(context, file, account, reading.value)
      : unreadable(file, reading.refusal.code, reading.refusal.facts ?? {});
    await saveStatement(context.db, file.id, checked);
    const { counts, checks, refused } = checked.findings;
    context.emit(
      `bank_statement.${checked.state === "rejected" ? "unreadable" : "checked"}`,
      { type: "statement_file", id: file.id },
      {
        after: { ...counts, failed: checks.filter((one) => one.level === "failed").length, code: refused?.code ?? null },
        related: [{ type: "bank_account", id: account.id }],
      },
    ); // prettier-ignore
    return accept({ state: checked.state });
  },
);

interface Checked {
  state: "parsed" | "checked" | "rejected";
  format?: string;
  findings: StatementFindings;
  period?: { from: string; to: string } | null;
}

function unreadable(file: StoredStatement, code: string, facts: Record<string, unknown>): Checked {
  const { asked } = file.findings;
  return { state: "rejected", findings: { ...noFindings(), asked, refused: { code, facts } } };
}

async function examine(
  { db, today }: CommandContext,
  file: StoredStatement,
  account: StoredBankAccount,
  read: StatementFile,
): Promise<Checked> {
  const balanceReliable = read.profile?.balanceReliable ?? false;
  const chosen = chooseLines(read.statements, account, balanceReliable);
  const last = await findLastClosing(db, account.id);
  const lastShare = await findReferenceShare(db, { bankAccountId: account.id, format: read.format });
  const known = await listKnownIdentities(db, account.id, chosen.lines);
  const examined = examineLines(chosen, {
    account,
    businessDate: today,
    lastClosing: last?.balance ?? null,
    known,
    faults: read.faults,
    balanceReliable,
    expectedReferences:
      read.profile?.expectedReferences ?? (lastShare === null ? null : leastReferences(lastShare)),
  });
  const days = chosen.lines.map(({ line }) => line.bookingDate);
  const from = chosen.parts[0]?.period?.from ?? earliestOf(days);
  const to = chosen.parts.at(-1)?.period?.to ?? latestOf(days);
  return {
    // a profile that was made up waits for a person before anything else
    state: read.proposed ? "parsed" : "checked",
    format: read.format,
    period: from && to ? { from, to } : null,
    findings: {
      ...noFindings(),
      ...examined,
      profile: read.profile,
      proposed: read.proposed,
      asked: file.findings.asked,
      basis: { fileId: last?.fileId ?? null, closing: last?.balance.minor.toString() ?? null },
    },
  };
}

function earliestOf(days: string[]): string | null {
  return days.reduce<string | null>((least, day) => (least === null || day < least ? day : least), null);
}

function latestOf(days: string[]): string | null {
  return days.reduce<string | null>((most, day) => (most === null || day > most ? day : most), null);
}
