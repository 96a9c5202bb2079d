import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { saveLineMatched, saveMatchUndone, type StoredMatch } from "~/money/data/match/matches.server";
import { saveSignatureWithdrawn } from "~/money/data/match/signatures.server";
import { findLineForChange } from "~/money/data/statement/statement-lines.server";

import { handlerOf } from "./handler-of.server";

/**
 * Each piece is undone by what made it: payments are reversed or wait again, payouts and transfers wait again,
 * postings are mirrored, and the line stands in suspense as before.
 */
export async function takeMatchBack(
  context: CommandContext,
  match: StoredMatch,
  reason: string,
): Promise<Outcome<null>> {
  const line = await findLineForChange(context.db, match.lineId);
  if (!line) return refuse("NOT_FOUND");
  const { id: lineId, bankAccountId, side, bookingDate } = line;
  for (const { id: partId, targetType, targetId, amount, paymentId } of match.parts) {
    const money = { lineId, bankAccountId, side, bookingDate, partId, targetId, amount, paymentId, rest: 0n, reference: null, rail: "none" };
    const undone = await handlerOf(context, targetType, side)?.undo(context, money);
    if (!undone) return refuse("TARGET_UNKNOWN");
    if (!undone.ok) return undone;
  } // prettier-ignore
  const total = match.parts.reduce((sum, part) => sum + part.amount, 0n);
  await saveMatchUndone(context.db, match.id, reason);
  await saveSignatureWithdrawn(context.db, match.id);
  await saveLineMatched(context.db, lineId, line.matched - total);
  context.emit(
    "statement_line.unmatched",
    { type: "statement_line", id: lineId },
    {
      after: { match_id: match.id, amount: total, reason },
      related: match.parts.map((part) =>
        part.paymentId
          ? { type: "payment", id: part.paymentId }
          : { type: part.targetType, id: part.targetId },
      ),
    },
  );
  return accept(null);
}
