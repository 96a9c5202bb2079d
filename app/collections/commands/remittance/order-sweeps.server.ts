import type { ClosePart } from "~/office/commands/close/close-part";
import { accept } from "~/office/domain/outcome";
import { refuseFrozen } from "~/money/commands/invariant/refuse-frozen.server";
import { findUnswept, getOperatingBank, saveNewTransfer } from "~/money/data/transfer/transfers.server";
import { addBankDays } from "~/money/domain/mandate/retry-days";
import { listSweepsDue } from "~/collections/data/remittance/sweeps-due.server";

/** PC09: once a day the fees that client money holds for the firm are ordered out of trust, one sweep for each client. */
export const orderSweeps: ClosePart = {
  async run(context, { day }) {
    const { currency } = context.tenant;
    const due = await listSweepsDue(context.db, currency);
    let [count, total] = [0, 0n];
    for (const { creditorId, trustBankId, amount: wanted } of due) {
      const frozen = await refuseFrozen(context, [
        { type: "bank_account", id: trustBankId },
        { type: "fee_collection", id: context.tenant.id },
      ]);
      const left = await findUnswept(context.db, trustBankId, currency);
      const amount = wanted < left ? wanted : left;
      if (frozen || amount <= 0n) continue;
      const id = context.newId();
      const causeEventId = context.emit(
        "transfer.ordered",
        { type: "transfer", id },
        {
          related: [
            { type: "bank_account", id: trustBankId },
            { type: "creditor", id: creditorId },
          ],
          after: { kind: "sweep", amount, currency, receivable: "1220" },
          category: "system",
        },
      );
      await saveNewTransfer(context.db, {
        id, kind: "sweep", sourceId: trustBankId, destinationId: await getOperatingBank(context.db), amount, currency, partyId: creditorId,
        receivable: "1220", causeEventId, dueOn: addBankDays(day, 1), createdBy: { kind: "system", id: null },
      }); // prettier-ignore
      count += 1;
      total += amount;
    }
    return accept({ counts: { sweeps_ordered: count }, sums: { ordered: total }, errors: [], next: null });
  },
};
