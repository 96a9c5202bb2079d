import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import {
  type NewPart,
  saveConfirmedMatch,
  saveLineMatched,
  saveProposalsForgotten,
} from "~/money/data/match/matches.server";
import { saveSignature } from "~/money/data/match/signatures.server";
import { findLineForChange, type LineForChange } from "~/money/data/statement/statement-lines.server";
import { findLineText } from "~/money/data/match/line-text.server";
import { parseAmount } from "~/money/domain/amount/money";
import { railOf } from "~/money/domain/statement/payment-rail";

import { clearRecordedPayment } from "./clear-recorded-payment.server";
import { matchReceivers, type MatchedMoney } from "./match-receiver";

const part = z.object({
  targetType: z.string().min(1).max(40),
  targetId: z.uuid(),
  amount: z.string().trim().min(1, "REQUIRED").max(30),
});
const input = z.object({
  lineId: z.uuid(),
  /** as the person saw the line: two who confirm at once do not both succeed */
  version: z.coerce.number().int(),
  parts: z.array(part).min(1, "REQUIRED").max(50),
});

/**
 * A person says what a bank line is: its suspense becomes payments, applied and cleared, in one transaction.
 * One line may be several pieces; together they are never more than what is left of it.
 */
export const confirmMatch = defineCommand(
  { name: "match.confirm", permission: "match:confirm", input, keyed: true },
  async (context, { lineId, version, parts }) => {
    const line = await findLineForChange(context.db, lineId);
    if (!line) return refuse("NOT_FOUND");
    if (line.state === "matched") return refuse("LINE_ALREADY_MATCHED");
    if (line.version !== version) return refuse("VERSION_CONFLICT");
    if (line.state === "ignored" || line.state === "duplicate_suspect" || line.side !== "C")
      return refuse("LINE_NOT_MATCHABLE");
    const read = readParts(parts, context.tenant.currency);
    if (!read.ok) return read;
    const total = read.value.reduce((sum, one) => sum + one.amount, 0n);
    if (total > line.amount - line.matched)
      return refuse("SPLIT_SUM", { facts: { total, left: line.amount - line.matched } });
    const made = await payParts(context, line, read.value);
    if (!made.ok) return made;
    const matchId = context.newId();
    await saveProposalsForgotten(context.db, [lineId]);
    const by = { kind: context.actor.kind, id: context.actor.id };
    const strategy = parts.length > 1 ? "one_many" : "one_one";
    await saveConfirmedMatch(context.db, {
      id: matchId,
      lineId,
      strategy,
      score: 0,
      evidence: [],
      by,
      parts: made.value,
    });
    await saveLineMatched(context.db, lineId, line.matched + total);
    await learn(context, line, matchId, made.value);
    context.emit(
      "statement_line.matched",
      { type: "statement_line", id: lineId },
      {
        after: { match_id: matchId, amount: total },
        related: made.value.map((one) =>
          one.paymentId ? { type: "payment", id: one.paymentId } : { type: one.targetType, id: one.targetId },
        ),
        effectiveDate: line.bookingDate,
      },
    );
    return accept({ matchId, paymentIds: made.value.flatMap((one) => one.paymentId ?? []) });
  },
);

interface ReadPart {
  targetType: string;
  targetId: string;
  amount: bigint;
}

function readParts(parts: z.infer<typeof part>[], currency: string): Outcome<ReadPart[]> {
  const read: ReadPart[] = [];
  for (const [index, one] of parts.entries()) {
    const amount = parseAmount(one.amount, currency, { grouped: true });
    if (!amount.ok)
      return refuse("VALIDATION", { fields: { [`parts.${index}.amount`]: amount.refusal.code } });
    read.push({ ...one, amount: amount.value.minor });
  }
  return accept(read);
}

async function payParts(
  context: CommandContext,
  line: LineForChange,
  parts: ReadPart[],
): Promise<Outcome<NewPart[]>> {
  const receivers = new Map(matchReceivers(context));
  const text = await findLineText(context.db, line.id);
  const made: NewPart[] = [];
  for (const one of parts) {
    const whole = parts.length === 1 && one.amount === line.amount;
    const money: MatchedMoney = {
      lineId: line.id, bankAccountId: line.bankAccountId, targetId: one.targetId, amount: one.amount, bookingDate: line.bookingDate,
      reference: whole ? text.reference : null, rail: railOf(line.narrative) ?? "none",
    }; // prettier-ignore
    const paid =
      one.targetType === "payment"
        ? await clearRecordedPayment(context, money)
        : await receivers.get(one.targetType)?.pay(context, money);
    if (!paid) return refuse("TARGET_UNKNOWN");
    if (!paid.ok) return paid;
    made.push({ ...one, id: context.newId(), paymentId: paid.value.paymentId });
  }
  return accept(made);
}

/** Only a whole line for one record is a pattern. */
async function learn(
  context: CommandContext,
  line: LineForChange,
  matchId: string,
  parts: NewPart[],
): Promise<void> {
  const [only] = parts;
  if (!only?.paymentId || parts.length > 1 || only.targetType === "payment") return;
  const text = await findLineText(context.db, line.id);
  await saveSignature(context.db, text, { targetType: only.targetType, targetId: only.targetId, matchId });
}
