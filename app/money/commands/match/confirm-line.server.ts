import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import {
  type NewPart,
  saveConfirmedMatch,
  saveLineMatched,
  saveProposalsForgotten,
} from "~/money/data/match/matches.server";
import type { LineForChange } from "~/money/data/statement/statement-lines.server";
import { findLineText } from "~/money/data/match/line-text.server";
import type { Evidence } from "~/money/domain/match/matchable";
import { railOf } from "~/money/domain/statement/payment-rail";

import { handlerOf } from "./handler-of.server";
import type { SeenMoney } from "./match-target-handler";

export interface LinePart {
  targetType: string;
  targetId: string;
  /** minor units */
  amount: bigint;
  /** who really paid, when not who it is for */
  payer?: { name: string; relation: string };
}

/** Why it was confirmed, when not by a person's own choice. */
export interface Confirmation {
  score: number;
  evidence: Evidence[];
  ruleId: string | null;
}

const BY_HAND: Confirmation = { score: 0, evidence: [], ruleId: null };

/**
 * A locked bank line becomes what its pieces say, in the running command: each leaves suspense under its own
 * rule, and together they are never more than what is left of the line.
 */
export async function confirmLine(
  context: CommandContext,
  line: LineForChange,
  parts: LinePart[],
  why: Confirmation = BY_HAND,
): Promise<Outcome<{ matchId: string; parts: NewPart[] }>> {
  if (line.state === "matched") return refuse("LINE_ALREADY_MATCHED");
  if (line.state === "ignored" || line.state === "duplicate_suspect") return refuse("LINE_NOT_MATCHABLE");
  const total = parts.reduce((sum, one) => sum + one.amount, 0n);
  const left = line.amount - line.matched;
  if (total > left) return refuse("SPLIT_SUM", { facts: { total, left } });
  const made = await payParts(context, line, parts, left - total);
  if (!made.ok) return made;
  const matchId = context.newId();
  await saveProposalsForgotten(context.db, [line.id]);
  await saveConfirmedMatch(context.db, {
    id: matchId,
    lineId: line.id,
    strategy: parts.length > 1 ? "one_many" : made.value.piecemeal ? "many_one" : "one_one",
    ...why,
    by: { kind: context.actor.kind, id: context.actor.id },
    parts: made.value.parts,
  });
  await saveLineMatched(context.db, line.id, line.matched + total);
  context.emit(
    "statement_line.matched",
    { type: "statement_line", id: line.id },
    {
      after: { match_id: matchId, amount: total, rule_id: why.ruleId },
      related: made.value.parts.map((one) =>
        one.paymentId ? { type: "payment", id: one.paymentId } : { type: one.targetType, id: one.targetId },
      ),
      effectiveDate: line.bookingDate,
    },
  );
  return accept({ matchId, parts: made.value.parts });
}

async function payParts(
  context: CommandContext,
  line: LineForChange,
  parts: LinePart[],
  rest: bigint,
): Promise<Outcome<{ parts: NewPart[]; piecemeal: boolean }>> {
  const text = await findLineText(context.db, line.id);
  const made: NewPart[] = [];
  let piecemeal = false;
  for (const one of parts) {
    const whole = parts.length === 1 && one.amount === line.amount;
    const id = context.newId();
    const money: SeenMoney = {
      lineId: line.id, bankAccountId: line.bankAccountId, side: line.side, partId: id, targetId: one.targetId, amount: one.amount, rest,
      bookingDate: line.bookingDate, reference: whole ? text.reference : null, rail: railOf(line.narrative) ?? "none", payer: one.payer,
    }; // prettier-ignore
    const paid = await handlerOf(context, one.targetType, line.side)?.pay(context, money);
    if (!paid) return refuse("TARGET_UNKNOWN");
    if (!paid.ok) return paid;
    piecemeal ||= paid.value.piecemeal ?? false;
    const { targetType, targetId, amount } = one;
    made.push({ id, targetType, targetId, amount, paymentId: paid.value.paymentId });
  }
  return accept({ parts: made, piecemeal });
}
