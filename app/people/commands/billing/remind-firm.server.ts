import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { getStanding } from "~/office/data/tenant/tenant-standing.server";
import { civilDateIn, daysBetween } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";
import { hasOpenAsk } from "~/people/data/billing/billing-asks.server";
import { findFirmPlan } from "~/people/data/billing/firm-plan.server";
import {
  getSubscriptionForChange,
  saveSubscription,
  type StoredSubscription,
} from "~/people/data/billing/subscriptions.server";
import { countSeats } from "~/people/data/billing/usage.server";
import { listOwnerMailboxes } from "~/people/data/staff/permission-holders.server";
import { dunningMailDue, trialMailDue } from "~/people/domain/billing/dunning";
import { extraSeats } from "~/people/domain/billing/plan";

import { askProvider } from "./ask-provider.server";

const DAY_MS = 86_400_000;

/**
 * Tells the owners that a trial ends or a fee is open, on its days and once each; and a day before the cycle ends, lets
 * the seats go that nobody sits on. The mail of day 0 is the one that says the firm's state changed.
 */
export const remindFirm = defineCommand(
  { name: "billing.remind", permission: "billing:absorb", input: z.strictObject({}) },
  async (context) => {
    const held = await getSubscriptionForChange(context.db);
    const key = (await remindOfTrial(context, held)) ?? (await remindOfFee(context, held));
    const released = await releaseSeats(context, held);
    const told = [key, released].filter((one) => one !== null);
    if (told.length > 0) await saveSubscription(context.db, { ...held, told: [...held.told, ...told] });
    return accept({ told });
  },
);

async function remindOfTrial(context: CommandContext, { told }: StoredSubscription): Promise<string | null> {
  const standing = await getStanding(context.db);
  if (standing.state !== "trial") return null;
  const today = civilDateIn(context.tenant.timeZone, context.now);
  const keyOf = (days: number) => `trial:${standing.trialEndsOn}:${days}`;
  const due = trialMailDue(standing.trialEndsOn, today, (days) => told.includes(keyOf(days)));
  if (due === null) return null;
  await mailOwners(context, "trial_ends", { days: daysBetween(today, standing.trialEndsOn) });
  return keyOf(due);
}

async function remindOfFee(context: CommandContext, held: StoredSubscription): Promise<string | null> {
  const { unpaidSince, told } = held;
  if (!unpaidSince) return null;
  const today = civilDateIn(context.tenant.timeZone, context.now);
  const keyOf = (day: number) => `fee:${unpaidSince}:${day}`;
  const due = dunningMailDue(unpaidSince, today, (day) => day === 0 || told.includes(keyOf(day)));
  if (due === null) return null;
  await mailOwners(context, "fee_unpaid", { days: daysBetween(unpaidSince, today) });
  return keyOf(due);
}

async function mailOwners(
  context: CommandContext,
  letter: string,
  facts: Record<string, unknown>,
): Promise<void> {
  const { db, tenant, today } = context;
  for (const { email, fullName } of await listOwnerMailboxes(db, today))
    context.enqueue("send-email", {
      to: email,
      letter,
      params: { fullName, agency: tenant.displayName, ...facts },
    });
}

async function releaseSeats(context: CommandContext, held: StoredSubscription): Promise<string | null> {
  const { db, tenant, now } = context;
  const { periodEnd, status, subscriptionRef, seatsWanted, ending, nextPlan, told } = held;
  if (!periodEnd || status !== "active" || !subscriptionRef || ending || nextPlan) return null;
  const left = periodEnd.getTime() - now.getTime();
  const key = `seats:${periodEnd.toISOString()}`;
  if (left < 0 || left > DAY_MS || told.includes(key) || (await hasOpenAsk(db, ["seats"]))) return null;
  const firm = await findFirmPlan(db, held, tenant.status);
  const { active, invited } = await countSeats(db);
  const needed = firm ? extraSeats(active + invited, firm.plan.limits.seats) : seatsWanted;
  if (needed >= seatsWanted) return null;
  await askProvider(context, "release_seats", { seats: needed });
  return key;
}
