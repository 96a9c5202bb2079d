import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, refuse } from "~/office/domain/outcome";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";
import { findTrustProcessor } from "~/money/data/payment/payments.server";
import {
  findProviderPayoutForChange,
  type ProviderPayoutState,
  saveProviderPayout,
} from "~/money/data/provider/provider-payouts.server";
import { netOfPayout, providerItem } from "~/money/domain/provider/provider-item";

import { openBreaks, takeItems } from "./take-items.server";

const payout = z.object({
  payoutRef: z.string(),
  amount: z.bigint(),
  currency: z.string().length(3),
  arrivesOn: z.iso.date(),
  state: z.enum(["expected", "paid", "failed"]),
  failureCode: z.string().optional(),
});

/** `items` is null where the processor has not finished listing what the payout pays out. */
const input = z.object({ payout, items: z.array(providerItem).nullable() });

/**
 * A payout as it stands at the processor, with what it pays out. Its items together are its amount, or that is a break
 * (BK4); a payout that failed is told to those who keep the books.
 */
export const absorbPayout = defineCommand(
  { name: "provider_payout.absorb", permission: "payment:absorb", input },
  async (context, { payout: seen, items }) => {
    const processor = await findTrustProcessor(context.db);
    if (!processor) return refuse("NOT_FOUND");
    const { processorAccountId, trustBankId: bankAccountId } = processor;
    const place = { processorAccountId, bankAccountId };
    const known = await findProviderPayoutForChange(context.db, {
      processorAccountId,
      providerRef: seen.payoutRef,
    });
    const id = known?.id ?? context.newId();
    const net = items ? netOfPayout(items) : (known?.itemsNet ?? null);
    const state = nextState(known?.state ?? null, seen.state, net === seen.amount);
    const { payoutRef: providerRef, amount, currency, failureCode = null } = seen;
    const arrivesOn = seen.arrivesOn as CivilDate;
    const row = {
      id,
      processorAccountId,
      providerRef,
      amount,
      currency,
      arrivesOn,
      state,
      failureCode,
      itemsNet: net,
    };
    await saveProviderPayout(context.db, row);
    if (items) await takeItems(context, place, id, items);
    if (net !== null && net !== amount) {
      const facts = { payout: providerRef, amount_minor: amount.toString(), items_minor: net.toString() };
      await openBreaks(context, place, [{ key: providerRef, amount: amount - net, facts }]);
    }
    if (known?.state !== state) {
      const after = { amount, currency, arrives_on: arrivesOn, code: failureCode };
      context.emit(
        `provider_payout.${state}`,
        { type: "provider_payout", id },
        { after, category: "system" },
      );
      if (state === "failed") await tellFailed(context, id);
    }
    return accept({ payoutId: id, state });
  },
);

/** Reconciled is the end, unless the bank sends the money back after all. */
function nextState(
  known: ProviderPayoutState | null,
  seen: "expected" | "paid" | "failed",
  whole: boolean,
): ProviderPayoutState {
  if (seen === "failed" || known === "failed") return "failed";
  if (known === "reconciled" || (seen === "paid" && whole)) return "reconciled";
  return known === "paid" ? "paid" : seen;
}

async function tellFailed(context: CommandContext, payoutId: string): Promise<void> {
  for (const recipientId of await listPermissionHolders(context.db, "processor:configure", context.today)) {
    const id = context.newId();
    await saveNotification(context.db, {
      id,
      recipientId,
      type: "provider_payout_failed",
      params: {},
      link: "/payments/payouts",
      groupKey: `provider_payout:${payoutId}`,
    });
    const more = { after: { notification_id: id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}
