import { sql } from "~/platform/db/tenant-db.server";

/** TenantFacts of `tenant t` as one JSON column, for whoever finds out which firm a request belongs to. */
export const tenantColumns = sql`jsonb_build_object('id', t.id, 'slug', t.slug, 'displayName', t.display_name, 'legalName', t.legal_name,
  'country', t.country, 'timeZone', t.time_zone, 'currency', t.currency, 'language', t.language, 'status', t.status,
  'businessDate', t.business_date, 'fiscalStartMonth', t.fiscal_start_month) AS tenant`;

/** What the firm of `tenant t` chose about sign-in, as `g.value`. */
export const securityOf = sql`LEFT JOIN LATERAL (SELECT value FROM setting WHERE tenant_id = t.id AND key = 'security'
  AND effective_from <= t.business_date ORDER BY effective_from DESC LIMIT 1) g ON true`;
