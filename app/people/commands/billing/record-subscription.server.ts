import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { type FullStanding, getStandingForChange } from "~/office/data/tenant/tenant-standing.server";
import { type CivilDate, civilDateIn } from "~/office/domain/calendar-date";
import { accept, refuse } from "~/office/domain/outcome";
import { changeState } from "~/people/commands/tenant/move-tenant.server";
import { hasOpenAsk } from "~/people/data/billing/billing-asks.server";
import {
  getSubscriptionForChange,
  saveSubscription,
  type StoredSubscription,
} from "~/people/data/billing/subscriptions.server";
import {
  type CustomerSnapshot,
  customerSnapshot,
  keepAmount,
} from "~/people/domain/billing/customer-snapshot";
import { mismatchesOf } from "~/people/domain/billing/mismatches";
import { tenantStateOf } from "~/people/domain/billing/subscription-state";

import { recordInvoices } from "./record-invoices.server";

/**
 * Keeps what the provider says of the firm now and brings the firm's state in line with it. However often and in
 * whatever order its news comes, one change is one change and one paid invoice is one receipt.
 */
export const recordSubscription = defineCommand(
  { name: "billing.record", permission: "billing:absorb", input: customerSnapshot },
  async (context, snapshot) => {
    const before = await getSubscriptionForChange(context.db);
    if (before.customerRef !== snapshot.customerRef) return refuse("NOT_FOUND");
    const today = civilDateIn(context.tenant.timeZone, context.now);
    await recordInvoices(context, snapshot);
    const after = merge(context, before, snapshot, await hasOpenAsk(context.db, ["seats"]), today);
    const mismatches = snapshot.compare ? mismatchesOf(before, after) : [];
    if (mismatches.length > 0) tellMismatch(context, after, mismatches);
    await saveSubscription(context.db, after);
    tellChanges(context, before, after);
    return accept({ moved: await moveFirm(context, after, today), mismatches });
  },
);

function merge(
  context: CommandContext,
  before: StoredSubscription,
  { subscription, method, next, invoices }: CustomerSnapshot,
  seatsAsked: boolean,
  today: CivilDate,
): StoredSubscription {
  const known = { ...before, method, readAt: context.now };
  const contract = before.status === "active" && before.subscriptionRef === null;
  // nothing begun yet; or a contract beside a subscription that is over
  if (!subscription || (contract && subscription.status === "canceled")) return known;
  const { held: plan, next: nextPlan, ...rest } = subscription;
  const open = invoices.filter(({ status }) => status === "open").at(-1);
  const { timeZone } = context.tenant;
  const oldest = open ? civilDateIn(timeZone, open.issuedAt) : today;
  const late = subscription.status === "past_due" || subscription.status === "unpaid";
  return {
    ...known,
    ...rest,
    planCode: plan?.plan ?? before.planCode,
    planVersion: plan?.version ?? before.planVersion,
    cycle: plan?.cycle ?? before.cycle,
    seats: plan?.seats ?? 0,
    seatsWanted: seatsAsked ? before.seatsWanted : (plan?.seats ?? 0),
    nextPlan,
    nextInvoice: next && {
      total: keepAmount(next.total),
      at: next.at.toISOString(),
      lines: next.lines.map(({ text, amount }) => ({ text, amount: keepAmount(amount) })),
    },
    unpaidSince: late ? (before.unpaidSince ?? oldest) : null,
  };
}

function tellMismatch(context: CommandContext, after: StoredSubscription, found: string[]): void {
  Object.assign(after, { mismatch: found, mismatchAt: context.now });
  context.emit("billing.mismatch_found", { type: "tenant", id: context.tenant.id }, { after: { found } });
}

const WATCHED = ["status", "planCode", "planVersion", "cycle", "seats", "ending"] as const;

function tellChanges(context: CommandContext, before: StoredSubscription, after: StoredSubscription): void {
  const changed = WATCHED.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return;
  const of = (one: StoredSubscription) => Object.fromEntries(changed.map((name) => [name, one[name]]));
  context.emit(
    "billing.subscription_changed",
    { type: "tenant", id: context.tenant.id },
    { before: of(before), after: of(after) },
  );
}

/** Reasons that no person gave. */
const BY_ITSELF = ["fee_paid", "fee_unpaid", "plan_ended", "trial_ended", "time_passed"] as const;
const REASONS = { active: "fee_paid", past_due: "fee_unpaid", closing: "plan_ended" } as const;

/** What an operator holds, closes or calls overdue stays until an operator moves it; what is closed is opened by nobody else. */
function isOperators({ state, held, reason }: FullStanding): boolean {
  const ours: readonly string[] = BY_ITSELF;
  return held || state === "closed" || (["past_due", "closing"].includes(state) && !ours.includes(reason));
}

async function moveFirm(
  context: CommandContext,
  after: StoredSubscription,
  today: CivilDate,
): Promise<boolean> {
  if (!after.status || !after.subscriptionRef) return false;
  const standing = await getStandingForChange(context.db);
  const target = tenantStateOf(after.status, after.unpaidSince, today);
  if (!target || target.state === standing.state || isOperators(standing)) return false;
  const reason = REASONS[target.state as keyof typeof REASONS] ?? "fee_unpaid";
  await changeState(context, standing, {
    ...target,
    reason,
    held: false,
    noticeContact: standing.noticeContact,
  });
  return true;
}
