import type { QueryContext } from "~/people/access/query-context";
import { type BillingAsk, findAsk } from "~/people/data/billing/billing-asks.server";
import { findPlan } from "~/people/data/billing/plans.server";
import { findSubscription, type StoredSubscription } from "~/people/data/billing/subscriptions.server";
import { listOwnerMailboxes } from "~/people/data/staff/permission-holders.server";
import { type Cycle, CYCLES, type CyclePrice, priceOf } from "~/people/domain/billing/plan";

/** A plan with its price as the provider is to charge it. */
export interface PricedPlan {
  code: string;
  version: number;
  name: string;
  cycle: Cycle;
  price: CyclePrice;
  seats: number;
}

export interface AskWork {
  ask: BillingAsk;
  subscription: StoredSubscription | null;
  /** what the ask wants the firm to pay for; null where it is not about a plan */
  wanted: PricedPlan | null;
  /** who is written to */
  email: string;
}

/** What the job needs to ask the provider. Seats are those ordered now: of two orders the first brings both. */
export async function askWork(
  { db, tenant, today }: QueryContext,
  { askId }: { askId: string },
): Promise<AskWork | null> {
  const ask = await findAsk(db, askId);
  if (!ask) return null;
  const subscription = await findSubscription(db);
  const [owner] = await listOwnerMailboxes(db, today);
  const {
    planCode = null,
    planVersion = null,
    cycle = null,
    seatsWanted = 0,
    nextInvoice = null,
  } = subscription ?? {};
  const ofSeats = ask.kind === "seats" || ask.kind === "release_seats";
  const { params } = ask;
  const code = ofSeats ? planCode : textOf(params["plan"]);
  const version = ofSeats ? planVersion : Number(params["version"]);
  const plan = code && version ? await findPlan(db, code, version) : null;
  const chosen = ofSeats ? cycle : CYCLES.find((one) => one === params["cycle"]);
  // a subscription is in one currency for its life
  const currency = nextInvoice?.total.currency ?? tenant.currency;
  const price = plan && chosen ? priceOf(plan, currency, chosen) : null;
  const seats = ask.kind === "seats" ? seatsWanted : Number(params["seats"] ?? 0);
  const wanted = plan && chosen && price ? { ...plan, cycle: chosen, price, seats } : null;
  return { ask, subscription, wanted, email: owner?.email ?? "" };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
