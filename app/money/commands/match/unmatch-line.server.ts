import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { giveMoneyBack } from "~/money/commands/payment/give-money-back.server";
import {
  findMatchForChange,
  saveLineMatched,
  saveMatchUndone,
  type StoredMatch,
} from "~/money/data/match/matches.server";
import { saveSignatureWithdrawn } from "~/money/data/match/signatures.server";
import { findPaymentForChange, savePayment } from "~/money/data/payment/payments.server";
import { saveReceiptVoided } from "~/money/data/payment/receipts.server";
import { findLineForChange, type LineForChange } from "~/money/data/statement/statement-lines.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { debtorPaymentReceived } from "~/money/domain/ledger/posting-rules";

import { waitAgain } from "./clear-recorded-payment.server";
import { matchReceivers } from "./match-receiver";

const input = z.object({ matchId: z.uuid(), reason: z.string().trim().min(3, "REQUIRED").max(200) });

/**
 * Takes a match back with all it did: each piece's payment is reversed (or waits again), its allocation,
 * receipt and postings with it, and the line stands in suspense as before.
 */
export const unmatchLine = defineCommand(
  { name: "match.unmatch", permission: "match:unmatch", input, keyed: true },
  async (context, { matchId, reason }) => {
    const match = await findMatchForChange(context.db, matchId);
    if (!match) return refuse("NOT_FOUND");
    if (match.state !== "confirmed") return refuse("ALREADY_DONE");
    const line = await findLineForChange(context.db, match.lineId);
    if (!line) return refuse("NOT_FOUND");
    for (const part of match.parts) {
      const undone = await undoPart(context, line, match, part);
      if (!undone.ok) return undone;
    }
    const total = match.parts.reduce((sum, part) => sum + part.amount, 0n);
    await saveMatchUndone(context.db, matchId, reason);
    await saveSignatureWithdrawn(context.db, matchId);
    await saveLineMatched(context.db, line.id, line.matched - total);
    context.emit(
      "statement_line.unmatched",
      { type: "statement_line", id: line.id },
      {
        after: { match_id: matchId, amount: total, reason },
        related: match.parts.map((part) =>
          part.paymentId
            ? { type: "payment", id: part.paymentId }
            : { type: part.targetType, id: part.targetId },
        ),
      },
    );
    return accept({ lineId: line.id });
  },
);

async function undoPart(
  context: CommandContext,
  line: LineForChange,
  match: StoredMatch,
  part: StoredMatch["parts"][number],
): Promise<Outcome<unknown>> {
  const { id: lineId, bankAccountId, bookingDate } = line;
  const money = { lineId, bankAccountId, bookingDate, targetId: part.targetId, amount: part.amount, reference: null, rail: "none" }; // prettier-ignore
  if (part.targetType === "payment") return waitAgain(context, money, match.id);
  const undo = new Map(matchReceivers(context)).get(part.targetType)?.undo;
  if (undo) return undo(context, money, match.id);
  const payment = part.paymentId ? await findPaymentForChange(context.db, part.paymentId) : null;
  if (!payment) return refuse("NOT_FOUND");
  if (payment.state !== "cleared" || payment.refunded > 0n) return refuse("TARGET_CLOSED");
  const causeEventId = context.emit(
    "payment.reversed",
    { type: "payment", id: payment.id },
    {
      after: { match_id: match.id },
      related: payment.targetId ? [{ type: part.targetType, id: payment.targetId }] : [],
    },
  );
  const back = await giveMoneyBack(context, payment, {
    kind: "reversal",
    amount: payment.amount,
    causeKey: `unmatch:${match.id}:${part.id}`,
    causeEventId,
    narration: "Bank line unmatched",
    entry: (from) => {
      const draft = debtorPaymentReceived({ code: "2300", dimensionId: line.id }, from);
      return { ...draft, lines: mirror(draft.lines) };
    },
  });
  if (!back.ok) return back;
  await savePayment(context.db, payment.id, { state: "reversed" });
  await saveReceiptVoided(context.db, payment.id);
  return accept(null);
}
