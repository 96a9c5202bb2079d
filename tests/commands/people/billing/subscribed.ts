import { takeProviderEvent } from "~/jobs/take-provider-event.server";
import { findAsk } from "~/people/data/billing/billing-asks.server";
import { findSubscription } from "~/people/data/billing/subscriptions.server";
import { choosePlan } from "~/people/commands/billing/choose-plan.server";
import { openBillingPage } from "~/people/commands/billing/open-billing-page.server";

import { type Firm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import type { World } from "../../../support/world";

/** What stands here of the firm's subscription. */
export function heldBy(firm: Firm) {
  return firm.system.read(async ({ db }) => (await findSubscription(db))!, undefined);
}

export function askOf(firm: Firm, askId: string) {
  return firm.system.read(async ({ db }) => (await findAsk(db, askId))!, undefined);
}

export const now = () => new Date().toISOString();

/** Works everything that waits, and fails when a job did. */
export async function work(world: World): Promise<void> {
  const { errors } = await world.drain();
  if (errors[0]) throw new Error(`${errors[0].job} failed`, { cause: errors[0].error });
}

let count = 0;

/** News of the platform's own account, as the provider tells it. */
export async function tell(
  firm: Firm,
  type: string,
  eventId = `evt_billing_${(count += 1)}`,
): Promise<"stored" | "known"> {
  const { customerRef } = await heldBy(firm);
  const about = { subject: "billing" as const, customerRef: customerRef ?? "", objectRef: "obj" };
  return takeProviderEvent(
    { provider: "stripe", eventId, accountRef: "", type, createdAt: new Date(), ...about },
    "{}",
  );
}

/** The owner chooses a plan and pays on the provider's page. */
export async function subscribe(
  world: World,
  firm: Firm,
  plan = "growth",
  cycle: "month" | "year" = "month",
): Promise<string> {
  const { askId } = yes(await firm.admin.change(choosePlan, { plan, cycle, at: now() }));
  await work(world);
  const { url } = await askOf(firm, askId);
  world.host.ports.billing.complete(url ?? "");
  await tell(firm, "checkout.session.completed");
  await work(world);
  return (await heldBy(firm)).customerRef ?? "";
}

/** The owner has another card kept. */
export async function keepCard(world: World, firm: Firm, outcome: "ok" | "declines_later"): Promise<void> {
  const { askId } = yes(await firm.admin.change(openBillingPage, { page: "method" }));
  await work(world);
  world.host.ports.billing.complete((await askOf(firm, askId)).url ?? "", outcome);
  await tell(firm, "checkout.session.completed");
  await work(world);
}

/** The next cycle begins and its fee cannot be collected. */
export async function failFee(world: World, firm: Firm): Promise<void> {
  await keepCard(world, firm, "declines_later");
  world.host.ports.billing.renew((await heldBy(firm)).customerRef ?? "");
  await tell(firm, "invoice.payment_failed");
  await work(world);
}

/** The firm's state, which its hands find from now on. */
export async function stateOf(world: World, firm: Firm): Promise<string> {
  const [row] = await ownerRows<{ status: string }>(world, "SELECT status FROM tenant WHERE id = $1", [
    firm.tenant.id,
  ]);
  firm.tenant.status = row?.status ?? "";
  return firm.tenant.status;
}

/** What the firm's log says of one kind of event, oldest first. */
export async function eventsOf(world: World, firm: Firm, type: string): Promise<Record<string, unknown>[]> {
  const found = await ownerRows<{ after: Record<string, unknown> }>(
    world,
    "SELECT after FROM event WHERE tenant_id = $1 AND type = $2 ORDER BY id",
    [firm.tenant.id, type],
  );
  return found.map(({ after }) => after);
}
