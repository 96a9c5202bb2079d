import { sql } from "~/platform/db/tenant-db.server";

/** The settings of `tenant t` that hold today, of the keys asked for, as one JSON column. */
export const chosenSettings = (
  keys: ReturnType<typeof sql>,
) => sql`(SELECT jsonb_object_agg(c.key, c.value) FROM (SELECT DISTINCT ON (key) key, value
  FROM setting WHERE tenant_id = t.id AND ${keys} AND effective_from <= t.business_date ORDER BY key, effective_from DESC) c)`;

/**
 * TenantFacts of `tenant t` as one JSON column, for whoever finds out which firm a request belongs to. A key with a dot
 * is a record of its own pages and no setting.
 */
export const tenantColumns = sql`jsonb_build_object('id', t.id, 'slug', t.slug, 'displayName', t.display_name, 'legalName', t.legal_name,
  'country', t.country, 'timeZone', t.time_zone, 'currency', t.currency, 'language', t.language, 'status', t.status,
  'businessDate', t.business_date, 'fiscalStartMonth', t.fiscal_start_month,
  'settings', coalesce(${chosenSettings(sql`key !~ '[.]'`)}, '{}')) AS tenant`;

/** What the firm of `tenant t` chose about its sessions, as `g.value`. */
export const sessionRulesOf = sql`CROSS JOIN LATERAL (SELECT coalesce(${chosenSettings(sql`key = ANY('{idle_minutes,absolute_hours}'::text[])`)}, '{}') AS value) g`;
