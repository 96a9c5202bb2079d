import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { orderCover } from "~/money/commands/transfer/order-cover.server";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { getMoneyPlaces } from "~/money/data/payment/payments.server";
import { findTransferOf } from "~/money/data/transfer/transfer-of-cause.server";
import { saveTransferFailed } from "~/money/data/transfer/transfers.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { coverOrdered } from "~/money/domain/ledger/posting-rules";

import type { MatchTargetHandler, SeenMoney } from "./match-target-handler";

interface Cover {
  eventId: string;
  trustBankId: string;
  narration: string;
}

/** COVER of a piece of a bank line; it stands under the piece's own id. */
export async function coverPiece(context: CommandContext, money: SeenMoney, cover: Cover): Promise<void> {
  const { partId, bookingDate: effectiveDate, amount, lineId } = money;
  const subject = { type: "statement_line", id: lineId };
  await orderCover(context, { ...cover, key: partId, effectiveDate, subject, partyId: partId, amount });
}

/** The piece is taken back, and its cover with it. Refusal: TARGET_CLOSED once the bank has moved the cover. */
export async function uncoverPiece(
  context: CommandContext,
  money: SeenMoney,
  { eventId, trustBankId, narration }: Cover,
): Promise<Outcome<null>> {
  const { partId, bookingDate: effectiveDate, amount, lineId } = money;
  const cover = await findTransferOf(context.db, partId);
  if (!cover || cover.state === "failed") return accept(null);
  if (cover.state !== "ordered") return refuse("TARGET_CLOSED");
  const draft = coverOrdered(trustBankId, partId, amount);
  const subject = { type: "statement_line", id: lineId };
  await postEntry(
    context,
    { eventId, key: `undone:${partId}`, effectiveDate, narration, subject },
    { ...draft, lines: mirror(draft.lines) },
  );
  await saveTransferFailed(context.db, cover.id);
  return accept(null);
}

/**
 * Clients' money belongs to trust wherever it arrives: what reached an operating account is the client's at once, and
 * the firm tops trust up by as much the same day.
 */
export function keptInTrust(handler: MatchTargetHandler): MatchTargetHandler {
  return {
    async pay(context, money) {
      const done = await handler.pay(context, money);
      if (!done.ok || done.value.paymentId === null || !(await inOperating(context, money))) return done;
      const { trustBankId } = await getMoneyPlaces(context.db);
      const eventId = announce(context, money, "client_money.misdirected");
      const narration = "Clients' money that reached an operating account";
      await coverPiece(context, money, { eventId, trustBankId, narration });
      return done;
    },

    async undo(context, money) {
      if (await inOperating(context, money)) {
        const { trustBankId } = await getMoneyPlaces(context.db);
        const eventId = announce(context, money, "client_money.misdirection_undone");
        const narration = "Clients' money in an operating account: taken back";
        const uncovered = await uncoverPiece(context, money, { eventId, trustBankId, narration });
        if (!uncovered.ok) return uncovered;
      }
      return handler.undo(context, money);
    },
  };
}

async function inOperating(context: CommandContext, { bankAccountId }: SeenMoney): Promise<boolean> {
  return (await findBankAccount(context.db, bankAccountId))?.kind === "operating";
}

function announce(context: CommandContext, money: SeenMoney, type: string): string {
  const { lineId, amount, bookingDate: effectiveDate, bankAccountId } = money;
  return context.emit(
    type,
    { type: "statement_line", id: lineId },
    { after: { amount }, effectiveDate, related: [{ type: "bank_account", id: bankAccountId }] },
  );
}
