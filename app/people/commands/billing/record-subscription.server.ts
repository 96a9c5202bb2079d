import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { type FullStanding, getStandingForChange } from "~/office/data/tenant/tenant-standing.server";
import { type CivilDate, civilDateIn } from "~/office/domain/calendar-date";
import { accept, refuse } from "~/office/domain/outcome";
import { changeState } from "~/people/commands/tenant/move-tenant.server";
import { hasOpenAsk } from "~/people/data/billing/billing-asks.server";
import {
  listInvoiceStatuses,
  saveInvoice,
  type StoredInvoice,
} from "~/people/data/billing/billing-invoices.server";
import {
  getSubscriptionForChange,
  saveSubscription,
  type StoredSubscription,
} from "~/people/data/billing/subscriptions.server";
import { listOwnerMailboxes } from "~/people/data/staff/permission-holders.server";
import { CYCLES } from "~/people/domain/billing/plan";
import { mismatchesOf } from "~/people/domain/billing/mismatches";
import { SUBSCRIPTION_STATUSES, tenantStateOf } from "~/people/domain/billing/subscription-state";

const money = z.object({ minor: z.bigint(), currency: z.string().length(3) });
const held = z.object({
  plan: z.string(),
  version: z.number().int(),
  cycle: z.enum(CYCLES),
  seats: z.number().int(),
});

const input = z.object({
  customerRef: z.string(),
  subscription: z
    .object({
      subscriptionRef: z.string(),
      status: z.enum(SUBSCRIPTION_STATUSES),
      held: held.nullable(),
      periodStart: z.date(),
      periodEnd: z.date(),
      ending: z.boolean(),
      next: held.nullable(),
      percentOff: z.number().nullable(),
    })
    .nullable(),
  method: z
    .object({ kind: z.string(), brand: z.string(), last4: z.string(), expires: z.string().nullable() })
    .nullable(),
  next: z
    .object({
      total: money,
      at: z.date(),
      lines: z.array(z.object({ text: z.string(), amount: money })),
    })
    .nullable(),
  invoices: z.array(
    z.object({
      invoiceRef: z.string(),
      number: z.string().nullable(),
      status: z.enum(["draft", "open", "paid", "void", "uncollectible"]),
      total: money,
      due: money,
      issuedAt: z.date(),
      paidAt: z.date().nullable(),
      pageUrl: z.string().nullable(),
      pdfUrl: z.string().nullable(),
    }),
  ),
  /** the nightly comparison: what differs from what stands here is told */
  compare: z.boolean().default(false),
});
type Snapshot = z.output<typeof input>;

/**
 * Keeps what the provider says of the firm now and brings the firm's state in line with it. However often and in
 * whatever order its news comes, one change is one change and one paid invoice is one receipt.
 */
export const recordSubscription = defineCommand(
  { name: "billing.record", permission: "billing:absorb", input },
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
  { subscription, method, next, invoices }: Snapshot,
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
      total: kept(next.total),
      at: next.at.toISOString(),
      lines: next.lines.map(({ text, amount }) => ({ text, amount: kept(amount) })),
    },
    unpaidSince: late ? (before.unpaidSince ?? oldest) : null,
  };
}

function kept({ minor, currency }: { minor: bigint; currency: string }) {
  return { minor: minor.toString(), currency };
}

/** A receipt for each invoice that is paid now and was not before. */
async function recordInvoices(context: CommandContext, { invoices }: Snapshot): Promise<void> {
  const statuses = await listInvoiceStatuses(
    context.db,
    invoices.map(({ invoiceRef }) => invoiceRef),
  );
  for (const { total, due, status, ...invoice } of invoices) {
    if (status === "draft" || statuses.get(invoice.invoiceRef) === "paid") continue;
    const stored: StoredInvoice = {
      ...invoice,
      status,
      currency: total.currency,
      total: total.minor,
      due: due.minor,
    };
    const id = context.newId();
    await saveInvoice(context.db, id, stored);
    if (status === "paid" && total.minor > 0n) await sendReceipt(context, id, stored);
  }
}

async function sendReceipt(context: CommandContext, id: string, invoice: StoredInvoice): Promise<void> {
  const { db, tenant, today } = context;
  const amount = kept({ minor: invoice.total, currency: invoice.currency });
  context.emit(
    "billing.invoice_paid",
    { type: "billing_invoice", id },
    { after: { number: invoice.number, amount } },
  );
  for (const { email, fullName } of await listOwnerMailboxes(db, today)) {
    const params = { fullName, agency: tenant.displayName, amount, number: invoice.number ?? "" };
    context.enqueue("send-email", { to: email, letter: "fee_paid", params });
  }
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
