import type { CivilDate } from "~/office/domain/calendar-date";
import type { Usage } from "~/people/domain/billing/limits";
import type { Cycle, Meter } from "~/people/domain/billing/plan";
import type { SubscriptionStatus } from "~/people/domain/billing/subscription-state";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NextPlan {
  plan: string;
  version: number;
  cycle: Cycle;
  seats: number;
}

/** An amount as JSON keeps it. */
export interface KeptAmount {
  minor: string;
  currency: string;
}

export interface KeptInvoicePreview {
  total: KeptAmount;
  at: string;
  lines: { text: string; amount: KeptAmount }[];
}

export interface StoredSubscription {
  customerRef: string | null;
  subscriptionRef: string | null;
  status: SubscriptionStatus | null;
  planCode: string | null;
  planVersion: number | null;
  cycle: Cycle | null;
  /** over the included ones: charged, and ordered */
  seats: number;
  seatsWanted: number;
  periodStart: Date | null;
  periodEnd: Date | null;
  ending: boolean;
  nextPlan: NextPlan | null;
  percentOff: number | null;
  method: { kind: string; brand: string; last4: string; expires: string | null } | null;
  nextInvoice: KeptInvoicePreview | null;
  unpaidSince: CivilDate | null;
  usage: Usage | null;
  measuredAt: Date | null;
  overSince: Partial<Record<Meter, CivilDate>>;
  told: string[];
  mismatch: string[] | null;
  mismatchAt: Date | null;
  readAt: Date | null;
}

const columns = sql`customer_ref AS "customerRef", subscription_ref AS "subscriptionRef", status, plan_code AS "planCode",
  plan_version AS "planVersion", cycle, seats, seats_wanted AS "seatsWanted", period_start AS "periodStart", period_end AS "periodEnd",
  ending, next_plan AS "nextPlan", percent_off AS "percentOff", method, next_invoice AS "nextInvoice", unpaid_since AS "unpaidSince",
  usage, measured_at AS "measuredAt", over_since AS "overSince", told, mismatch, mismatch_at AS "mismatchAt", read_at AS "readAt"`;

export async function findSubscription(db: TenantDb): Promise<StoredSubscription | null> {
  const [row] = await rows<StoredSubscription>(
    db,
    sql`SELECT ${columns} FROM subscription WHERE tenant_id = ${tenantIdOf(db)}::uuid`,
  );
  return row ?? null;
}

/** The firm's, made when it is first asked for, and held against anybody else who would change it or its seats. */
export async function getSubscriptionForChange(db: TenantDb): Promise<StoredSubscription> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`INSERT INTO subscription (tenant_id, id) VALUES (${tenantId}::uuid, uuidv7()) ON CONFLICT (tenant_id) DO NOTHING`,
  );
  const [row] = await rows<StoredSubscription>(
    db,
    sql`SELECT ${columns} FROM subscription WHERE tenant_id = ${tenantId}::uuid FOR UPDATE`,
  );
  if (!row) throw new Error("the subscription is gone");
  return row;
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

export async function saveSubscription(db: TenantDb, next: StoredSubscription): Promise<void> {
  await rows(
    db,
    sql`UPDATE subscription SET customer_ref = ${next.customerRef}, subscription_ref = ${next.subscriptionRef}, status = ${next.status},
        plan_code = ${next.planCode}, plan_version = ${next.planVersion}::int, cycle = ${next.cycle}, seats = ${next.seats}::int,
        seats_wanted = ${next.seatsWanted}::int, period_start = ${next.periodStart}::timestamptz, period_end = ${next.periodEnd}::timestamptz,
        ending = ${next.ending}, next_plan = ${json(next.nextPlan)}::jsonb, percent_off = ${next.percentOff}::int,
        method = ${json(next.method)}::jsonb, next_invoice = ${json(next.nextInvoice)}::jsonb, unpaid_since = ${next.unpaidSince}::date,
        usage = ${json(next.usage)}::jsonb, measured_at = ${next.measuredAt}::timestamptz, over_since = ${json(next.overSince)}::jsonb,
        told = ${next.told}::text[], mismatch = ${json(next.mismatch)}::jsonb, mismatch_at = ${next.mismatchAt}::timestamptz,
        read_at = ${next.readAt}::timestamptz, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid`,
  );
}

/** The firm whose fees a customer of the provider pays. */
export async function acrossTenantsByCustomer(
  database: Database,
  customerRef: string,
): Promise<string | null> {
  const [row] = await acrossRows<{ tenantId: string }>(
    database,
    sql`SELECT tenant_id AS "tenantId" FROM subscription WHERE customer_ref = ${customerRef} LIMIT 1`,
  );
  return row?.tenantId ?? null;
}

/** Firms that the provider knows. */
export async function acrossTenantsWithCustomer(database: Database): Promise<string[]> {
  const found = await acrossRows<{ tenantId: string }>(
    database,
    sql`SELECT tenant_id AS "tenantId" FROM subscription WHERE customer_ref IS NOT NULL ORDER BY tenant_id`,
  );
  return found.map(({ tenantId }) => tenantId);
}
