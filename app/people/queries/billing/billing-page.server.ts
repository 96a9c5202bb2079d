import { getStanding } from "~/office/data/tenant/tenant-standing.server";
import { type CivilDate, civilDateIn } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { listInvoices, type StoredInvoice } from "~/people/data/billing/billing-invoices.server";
import { findFirmPlan } from "~/people/data/billing/firm-plan.server";
import { findPlan } from "~/people/data/billing/plans.server";
import {
  findSubscription,
  type KeptAmount,
  type StoredSubscription,
} from "~/people/data/billing/subscriptions.server";
import { countSeats, measureUsage } from "~/people/data/billing/usage.server";
import { judgeLimit, type LimitLevel } from "~/people/domain/billing/limits";
import { type Cycle, type Meter, METERS, type Plan } from "~/people/domain/billing/plan";
import { isSubscribed } from "~/people/domain/billing/subscription-state";
import { rows, sql } from "~/platform/db/tenant-db.server";

interface Amount {
  minor: bigint;
  currency: string;
}

export interface UseBar {
  meter: Meter;
  used: number;
  /** null is as much as the firm likes */
  limit: number | null;
  level: LimitLevel;
}

export interface SeatHolder {
  name: string;
  email: string;
  roles: string[];
  /** asked to come and not here yet */
  invited: boolean;
}

export interface BillingPage {
  state: string;
  trialEndsOn: CivilDate;
  /** whose limits hold; null where the firm was promised none */
  plan: Plan | null;
  trial: boolean;
  subscription: {
    status: StoredSubscription["status"];
    cycle: Cycle | null;
    periodEnd: Date | null;
    ending: boolean;
    percentOff: number | null;
    unpaidSince: CivilDate | null;
    contract: boolean;
    /** the smaller plan that waits for the next cycle */
    next: { name: string; cycle: Cycle; seats: number } | null;
  } | null;
  method: StoredSubscription["method"];
  nextInvoice: { total: Amount; at: Date; lines: { text: string; amount: Amount }[] } | null;
  invoices: (StoredInvoice & { id: string })[];
  seats: { active: number; invited: number; limit: number | null };
  bars: UseBar[];
  measuredAt: Date | null;
  holders: SeatHolder[];
}

/** What the firm pays for and by what, what it uses of it, who sits on its seats, and its invoices. */
export async function billingPage({ db, tenant }: QueryContext): Promise<BillingPage> {
  const held = await findSubscription(db);
  const firm = await findFirmPlan(db, held, tenant.status);
  const { trialEndsOn } = await getStanding(db);
  const seats = await countSeats(db);
  const now = new Date();
  const usage = held?.usage ?? (await measureUsage(db, now.toISOString().slice(0, 7)));
  const today = civilDateIn(tenant.timeZone, now);
  const limits = firm?.plan.limits;
  return {
    state: tenant.status,
    trialEndsOn,
    plan: firm?.plan ?? null,
    trial: firm?.trial ?? false,
    subscription: held && isSubscribed(held.status) ? await toRunning({ db, held }) : null,
    method: held?.method ?? null,
    nextInvoice: toPreview(held),
    invoices: await listInvoices(db, 40),
    seats: { ...seats, limit: firm?.seats ?? null },
    bars: METERS.map((meter) => ({
      meter,
      used: usage[meter],
      limit: limits?.[meter] ?? null,
      level: judgeLimit(usage[meter], limits?.[meter] ?? null, held?.overSince[meter] ?? null, today),
    })),
    measuredAt: held?.measuredAt ?? null,
    holders: await seatHolders(db, tenant.id),
  };
}

async function toRunning({
  db,
  held,
}: Pick<QueryContext, "db"> & { held: StoredSubscription }): Promise<BillingPage["subscription"]> {
  const { status, cycle, periodEnd, ending, percentOff, unpaidSince, subscriptionRef, nextPlan } = held;
  const coming = nextPlan && (await findPlan(db, nextPlan.plan, nextPlan.version));
  const next = nextPlan && {
    name: coming?.name ?? nextPlan.plan,
    cycle: nextPlan.cycle,
    seats: nextPlan.seats,
  };
  const contract = subscriptionRef === null;
  return { status, cycle, periodEnd, ending, percentOff, unpaidSince, contract, next };
}

function toPreview(held: StoredSubscription | null): BillingPage["nextInvoice"] {
  if (!held?.nextInvoice || !isSubscribed(held.status)) return null;
  const { total, at, lines } = held.nextInvoice;
  return {
    total: toAmount(total),
    at: new Date(at),
    lines: lines.map(({ text, amount }) => ({ text, amount: toAmount(amount) })),
  };
}

function toAmount({ minor, currency }: KeptAmount): Amount {
  return { minor: BigInt(minor), currency };
}

function seatHolders(db: QueryContext["db"], tenantId: string): Promise<SeatHolder[]> {
  return rows<SeatHolder>(
    db,
    sql`SELECT s.full_name AS name, s.email, ARRAY(SELECT r.key FROM staff_role x JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id
          WHERE x.tenant_id = s.tenant_id AND x.staff_id = s.id ORDER BY r.key) AS roles, false AS invited
        FROM staff s WHERE s.tenant_id = ${tenantId}::uuid AND s.status = 'active'
      UNION ALL
      SELECT i.full_name, i.email, i.roles, true FROM invitation i
        WHERE i.tenant_id = ${tenantId}::uuid AND i.state = 'sent' AND i.expires_at > now()
      ORDER BY invited, name LIMIT 500`,
  );
}
