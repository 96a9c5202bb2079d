import { z } from "zod";

import { requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { refuse, refuseField } from "~/office/domain/outcome";
import { parseAmount } from "~/money/domain/amount/money";
import { differenceOf, type ManualLine, toManualEntry } from "~/money/domain/ledger/manual-journal";
import { listLedgerCodes } from "~/money/data/ledger/chart.server";

const line = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{4}$/, "ACCOUNT_MISSING"),
  /** as typed; the empty side is nothing */
  dr: z.string().trim().default(""),
  cr: z.string().trim().default(""),
});
const input = z.object({
  effectiveDate: z.iso.date(),
  narration: z.string().trim().min(3, "REQUIRED").max(255),
  lines: z.array(line).min(2, "ENTRY_UNBALANCED").max(100),
});

/** A manual journal is written down for a second person; nothing is posted yet. */
export const proposeJournal = defineCommand(
  { name: "journal.propose", permission: "journal:create", input },
  async (context, { effectiveDate, narration, lines }) => {
    if (effectiveDate > context.today) return refuseField("effectiveDate", "DATE_IN_FUTURE");
    const read = lines.map((one) => readLine(one, context.tenant.currency));
    const bad = read.flatMap((one, index): [string, string][] =>
      one.fault ? [[`lines.${index}.${one.fault.field}`, one.fault.code]] : [],
    );
    if (bad.length > 0) return refuse("VALIDATION", { fields: Object.fromEntries(bad) });
    const journal = { effectiveDate, narration, lines: read.map((one) => one.line) };
    const chart = await listLedgerCodes(context.db, context.tenant.currency);
    const entry = toManualEntry(journal, chart);
    if (!entry.ok) return entry;
    return requestApproval(context, {
      act: "journal.post",
      subject: { type: "journal", id: context.newId() },
      payload: { effective_date: effectiveDate, narration, lines: journal.lines.map(toStored) },
      reason: narration,
      amount: differenceOf(journal.lines).debits,
    });
  },
);

interface ReadLine {
  line: ManualLine;
  fault: { field: "dr" | "cr"; code: string } | null;
}

function readLine(typed: z.infer<typeof line>, currency: string): ReadLine {
  const [dr, cr] = (["dr", "cr"] as const).map((side) => {
    if (typed[side] === "") return { minor: 0n, fault: null };
    const parsed = parseAmount(typed[side], currency);
    if (!parsed.ok) return { minor: 0n, fault: { field: side, code: parsed.refusal.code } };
    return { minor: parsed.value.minor, fault: null };
  });
  const read = { code: typed.code, dr: dr?.minor ?? 0n, cr: cr?.minor ?? 0n };
  return { line: read, fault: dr?.fault ?? cr?.fault ?? null };
}

/** Amounts as text: JSON has no integers of this size. */
function toStored({ code, dr, cr }: ManualLine) {
  return { code, dr: dr.toString(), cr: cr.toString() };
}
