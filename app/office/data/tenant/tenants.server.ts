import type { CivilDate } from "~/office/domain/calendar-date";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NewTenant {
  id: string;
  slug: string;
  legalName: string;
  displayName: string;
  country: string;
  timeZone: string;
  currency: string;
  language: string;
  fiscalStartMonth: number;
  businessDate: CivilDate;
  /** the real day in the firm's zone, from which the trial counts */
  signedUpOn: CivilDate;
  trialEndsOn: CivilDate;
}

export async function saveTenantRow(db: TenantDb, tenant: NewTenant): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO tenant (id, slug, legal_name, display_name, country, time_zone, currency, language, fiscal_start_month, business_date,
        state_since, trial_ends_on)
      VALUES (${tenant.id}::uuid, ${tenant.slug}, ${tenant.legalName}, ${tenant.displayName}, ${tenant.country}, ${tenant.timeZone},
        ${tenant.currency}, ${tenant.language}, ${tenant.fiscalStartMonth}::smallint, ${tenant.businessDate}::date,
        ${tenant.signedUpOn}::date, ${tenant.trialEndsOn}::date)`,
  );
}

/** Head office, the desk switched on and the number series. */
export async function saveTenantOffice(
  db: TenantDb,
  office: {
    branchId: string;
    timeZone: string;
    desk: string;
    deskId: string;
    series: { code: string; prefix: string }[];
  },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH head AS (
        INSERT INTO branch (tenant_id, id, code, name, time_zone)
        VALUES (${tenantId}::uuid, ${office.branchId}::uuid, 'HQ', 'Head office', ${office.timeZone}) RETURNING 1),
      desk AS (
        INSERT INTO desk_activation (tenant_id, id, desk) VALUES (${tenantId}::uuid, ${office.deskId}::uuid, ${office.desk}) RETURNING 1)
      INSERT INTO number_series (tenant_id, id, code, period, prefix)
      SELECT ${tenantId}::uuid, uuidv7(), x.code, '', x.prefix
      FROM unnest(${office.series.map((one) => one.code)}::text[], ${office.series.map((one) => one.prefix)}::text[]) AS x(code, prefix)`,
  );
}

/** Everything of the tenant is sealed under this key. */
export async function saveFieldKey(db: TenantDb, kid: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE tenant SET field_key = ${kid}, updated_at = now() WHERE id = ${tenantIdOf(db)}::uuid`,
  );
}

/** Tenants of which something may stand under an older key. */
export async function acrossTenantsUnderOlderKey(database: Database, kid: string): Promise<string[]> {
  const found = await acrossRows<{ id: string }>(
    database,
    sql`SELECT id FROM tenant WHERE field_key IS DISTINCT FROM ${kid} ORDER BY id`,
  );
  return found.map(({ id }) => id);
}

/** The day-end moves the tenant's own today; only forward. */
export async function saveBusinessDate(db: TenantDb, date: CivilDate): Promise<boolean> {
  const moved = await rows(
    db,
    sql`UPDATE tenant SET business_date = ${date}::date, updated_at = now()
      WHERE id = ${tenantIdOf(db)}::uuid AND business_date < ${date}::date RETURNING id`,
  );
  return moved.length > 0;
}
