import { accept, refuse } from "~/office/domain/outcome";
import type { RunReceiver } from "~/money/commands/payout/run-receiver";
import {
  findCommissionForChange,
  saveCommission,
} from "~/collections/data/commission/commission-statements.server";

/** A statement follows its payout. What was agreed to is owed: its payout goes out again, it is not called off. */
export const commissionPayoutReceiver: RunReceiver = {
  async moved(context, payout, move) {
    const statement = payout.commissionId
      ? await findCommissionForChange(context.db, payout.commissionId)
      : null;
    if (!statement) return refuse("NOT_FOUND");
    if (move === "cancelled") return refuse("COMMISSION_STATE", { reasons: [statement.state] });
    const state = ({ released: "paid", paid: "closed", unpaid: "paid", failed: "approved" } as const)[move];
    await saveCommission(context.db, statement.id, { state });
    context.emit(
      `commission.${move}`,
      { type: "commission", id: statement.id },
      {
        before: { state: statement.state },
        related: [payout.payee],
        desk: "collections",
        category: "system",
      },
    );
    return accept(null);
  },
};
