import type Stripe from "stripe";

import { CYCLES } from "~/people/domain/billing/plan";

import { toStripeAmount } from "../payments/stripe-amount";
import type { HeldPlan, PlanItem } from "./port";

/** A price's name at Stripe: one for each plan, version, currency, cycle and part. */
function lookupKeyOf({ plan, version, part, cycle, unit }: PlanItem): string {
  return [plan, `v${version}`, unit.currency.toLowerCase(), cycle, part].join(".");
}

/** Stripe's price of each item that is paid for; made when it is first used. */
export async function pricesOf(
  stripe: Stripe,
  items: readonly PlanItem[],
): Promise<{ part: string; price: string; quantity: number }[]> {
  const wanted = items.filter(({ quantity }) => quantity > 0);
  return Promise.all(
    wanted.map(async (item) => ({
      part: item.part,
      quantity: item.quantity,
      price: await findOrMake(stripe, item),
    })),
  );
}

async function findOrMake(stripe: Stripe, item: PlanItem): Promise<string> {
  const key = lookupKeyOf(item);
  const { data } = await stripe.prices.list({ lookup_keys: [key], limit: 1 });
  if (data[0]) return data[0].id;
  const { plan, version, part, cycle, unit, name } = item;
  const amount = toStripeAmount(unit);
  if (!amount.ok) throw new RangeError(`${key} cannot be charged: ${amount.code}`);
  const made = await stripe.prices.create(
    {
      lookup_key: key,
      currency: unit.currency.toLowerCase(),
      unit_amount: amount.amount,
      recurring: { interval: cycle },
      product_data: { name },
      metadata: { plan, version: String(version), part },
    },
    { idempotencyKey: `price:${key}:${amount.amount}` },
  );
  return made.id;
}

/** What the items of a subscription are in our words; null where they are not of our catalogue. */
export function toHeldPlan(items: readonly Stripe.SubscriptionItem[]): HeldPlan | null {
  const partOf = (part: string) => items.find(({ price }) => price.metadata.part === part);
  const base = partOf("base");
  const cycle = CYCLES.find((one) => one === base?.price.recurring?.interval);
  const { plan, version } = base?.price.metadata ?? {};
  if (!plan || !cycle || !Number.isInteger(Number(version))) return null;
  return { plan, version: Number(version), cycle, seats: partOf("seat")?.quantity ?? 0 };
}

/** Kept beside a change that waits, because its items name prices only. */
export function toNote(items: readonly PlanItem[]): string {
  const base = items.find(({ part }) => part === "base");
  const seats = items.find(({ part }) => part === "seat")?.quantity ?? 0;
  return [base?.plan, base?.version, base?.cycle, seats].join(":");
}

export function fromNote(note: string | undefined): HeldPlan | null {
  const [plan = "", version, cycleText, seats] = (note ?? "").split(":");
  const cycle = CYCLES.find((one) => one === cycleText);
  if (!plan || !cycle) return null;
  return { plan, version: Number(version), cycle, seats: Number(seats) };
}
