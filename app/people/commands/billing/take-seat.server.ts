import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findFirmPlan } from "~/people/data/billing/firm-plan.server";
import {
  getSubscriptionForChange,
  saveSubscription,
  type StoredSubscription,
} from "~/people/data/billing/subscriptions.server";
import { countSeats } from "~/people/data/billing/usage.server";
import { isFresh } from "~/people/domain/billing/is-fresh";
import { type Plan, priceOf } from "~/people/domain/billing/plan";
import { hasSeat, type SeatPrice, seatPrice } from "~/people/domain/billing/seats";

import { askProvider } from "./ask-provider.server";

/**
 * A seat for one person more, held against everybody else who would take the last one. Without a free one it is bought
 * where the firm's plan sells seats, the actor may spend its money and has agreed to the price of the moment `paidAt`;
 * else PLAN_LIMIT with `{limit, used, upgrade, seat?}`: what to do about it, and what a seat would cost.
 *
 * @param invited whether people who are invited and have not come yet count: they do not when one of them comes
 */
export async function takeSeat(
  context: CommandContext,
  { invited, paidAt }: { invited: boolean; paidAt: string | null },
): Promise<Outcome<null>> {
  const { db, tenant, now } = context;
  const subscription = await getSubscriptionForChange(db);
  const firm = await findFirmPlan(db, subscription, tenant.status);
  if (!firm) return accept(null);
  const counts = await countSeats(db);
  const used = counts.active + (invited ? counts.invited : 0);
  if (hasSeat({ used, limit: firm.seats })) return accept(null);
  const seat = offeredSeat(firm.plan, subscription, now);
  const facts = { limit: firm.seats, used, upgrade: seat ? "seat" : "plan" };
  if (!seat || !context.actor.permissions.has("billing:manage"))
    return refuse("PLAN_LIMIT", { facts: seat ? { ...facts, upgrade: "owner" } : facts });
  if (!paidAt || !isFresh(paidAt, now))
    return refuse("PLAN_LIMIT", { facts: { ...facts, seat, at: now.toISOString() } });
  await saveSubscription(db, { ...subscription, seatsWanted: subscription.seatsWanted + 1 });
  await askProvider(context, "seats", { at: paidAt });
  const price = { minor: seat.now.toString(), currency: seat.currency };
  context.emit(
    "billing.seat_added",
    { type: "tenant", id: tenant.id },
    { before: { seats: firm.seats }, after: { seats: firm.seats + 1, price } },
  );
  return accept(null);
}

/** What one seat more costs; null where none can be bought: no paid plan, or a fee that is still open. */
function offeredSeat(plan: Plan, held: StoredSubscription, at: Date): SeatPrice | null {
  const { status, subscriptionRef, periodStart: from, periodEnd: to, cycle } = held;
  if (status !== "active" || !subscriptionRef || !from || !to || !cycle) return null;
  const currency = held.nextInvoice?.total.currency ?? "USD";
  const price = priceOf(plan, currency, cycle);
  return price && seatPrice(price, { from, to }, at);
}
