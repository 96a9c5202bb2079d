import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { refuseFrozen } from "~/money/commands/invariant/refuse-frozen.server";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { findUnswept, saveNewTransfer } from "~/money/data/transfer/transfers.server";
import { parseAmount } from "~/money/domain/amount/money";
import { RECEIVABLES } from "~/money/domain/transfer/transfer";

const input = z.object({
  trustId: z.uuid("REQUIRED"),
  operatingId: z.uuid("REQUIRED"),
  amount: z.string().trim().min(1, "REQUIRED").max(30),
  /** what the client owes the firm, and whose it is */
  receivable: z.enum(RECEIVABLES, "REQUIRED"),
  partyId: z.uuid("REQUIRED"),
});

/** PS23: the firm's own money is to leave client trust; never more than stands due and was not ordered before. Keyed. */
export const orderSweep = defineCommand(
  { name: "transfer.order_sweep", permission: "payout:release", input, keyed: true },
  async (context, { trustId, operatingId, amount: typed, receivable, partyId }) => {
    const { currency } = context.tenant;
    const parsed = parseAmount(typed, currency, { grouped: true });
    if (!parsed.ok) return refuseField("amount", parsed.refusal.code);
    const amount = parsed.value.minor;
    const trust = await findBankAccount(context.db, trustId);
    const operating = await findBankAccount(context.db, operatingId);
    if (!trust || !operating) return refuse("NOT_FOUND");
    if (trust.kind !== "trust") return refuseField("trustId", "WRONG_BANK_KIND");
    if (operating.kind !== "operating") return refuseField("operatingId", "WRONG_BANK_KIND");
    const left = await findUnswept(context.db, trustId, currency);
    if (amount > left) return refuse("INSUFFICIENT_AVAILABLE", { facts: { available: left } });
    const frozen = await refuseFrozen(context, [
      { type: "bank_account", id: trustId },
      { type: "fee_collection", id: context.tenant.id },
    ]);
    if (frozen) return frozen;
    const id = context.newId();
    const causeEventId = context.emit(
      "transfer.ordered",
      { type: "transfer", id },
      {
        related: [{ type: "bank_account", id: trustId }],
        after: { kind: "sweep", amount, currency, receivable },
      },
    );
    await saveNewTransfer(context.db, {
      id, kind: "sweep", sourceId: trustId, destinationId: operatingId, amount, currency, partyId, receivable, causeEventId,
      dueOn: context.today, createdBy: { kind: context.actor.kind, id: context.actor.id },
    }); // prettier-ignore
    return accept({ transferId: id });
  },
);
