import type { CommandContext } from "~/office/commands/command/define-command";

import { keptInTrust } from "./cover-piece.server";
import { matchReceivers } from "./match-receiver";
import type { MatchTargetHandler } from "./match-target-handler";
import { returnDeskMoney } from "./return-desk-money.server";
import { returnPaidPayout } from "./return-paid-payout.server";
import { settleAchFile } from "./settle-ach-file.server";
import { settleBankCharge } from "./settle-bank-charge.server";
import { settlePayout } from "./settle-payout.server";
import { settleRecordedPayment } from "./settle-recorded-payment.server";
import { settleTransfer } from "./settle-transfer.server";

/** Money's own records that a bank line can be, and the sides of a statement they stand on. */
const HANDLERS: Record<string, { sides: string; handler: MatchTargetHandler }> = {
  payment: { sides: "C", handler: keptInTrust(settleRecordedPayment) },
  payout: { sides: "D", handler: settlePayout },
  returned_payout: { sides: "C", handler: returnPaidPayout },
  bank_charge: { sides: "D", handler: settleBankCharge },
  ach_file: { sides: "CD", handler: settleAchFile },
  transfer: { sides: "CD", handler: settleTransfer },
};

/** What deals with a piece for such a record: money itself, or the desk whose record it is. Desks take money in. */
export function handlerOf(
  context: CommandContext,
  targetType: string,
  side: "C" | "D",
): MatchTargetHandler | null {
  const own = HANDLERS[targetType];
  if (own) return own.sides.includes(side) ? own.handler : null;
  const receiver = new Map(matchReceivers(context)).get(targetType);
  if (!receiver || side !== "C") return null;
  const { undo } = receiver;
  return keptInTrust({
    pay: (_, money) => receiver.pay(context, money),
    undo: undo ? (_, money) => undo(context, money, money.partId) : returnDeskMoney(targetType),
  });
}
