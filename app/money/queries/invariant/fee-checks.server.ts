import { sql } from "~/platform/db/tenant-db.server";

import type { InvariantCheck } from "./run-checks.server";

/** I22, I27: what was earned against how it is shared, and its tax against the books (spec 05 §16). */
export const feeChecks: readonly InvariantCheck[] = [
  {
    // whoever shares in the fee is not paid until its parts are right
    code: "I22",
    offenders: (tenant) => sql`
      SELECT 'staff' AS scope_type, s.payee_id AS scope_id, jsonb_build_object('record_type', f.subject_type, 'record_id', f.subject_id,
          'kept_minor', x.whole::text, 'counted_minor', x.parts::text, 'currency', f.currency) AS facts
        FROM (SELECT fee_id, sum(amount) AS parts, max(fee_amount) AS whole FROM commission_share WHERE tenant_id = ${tenant}::uuid
          GROUP BY 1 HAVING sum(amount) <> max(fee_amount)) x
        JOIN fee f ON f.tenant_id = ${tenant}::uuid AND f.id = x.fee_id
        JOIN commission_share s ON s.tenant_id = f.tenant_id AND s.fee_id = f.id`,
  },
  {
    code: "I27",
    offenders: (tenant) => sql`
      SELECT 'tenant' AS scope_type, ${tenant}::uuid AS scope_id, jsonb_build_object('code', '2500', 'tax_code', min(c.tax_code),
          'kept_minor', sum(c.held)::text, 'counted_minor', sum(c.counted)::text) AS facts
        FROM (
          SELECT md5(tax_code)::uuid AS place, tax_code, 0 AS held, amount AS counted FROM tax_line WHERE tenant_id = ${tenant}::uuid
          UNION ALL
          SELECT x.dimension_id, NULL, p.cr - p.dr, 0 FROM ledger_account x JOIN posting p ON p.tenant_id = x.tenant_id AND p.account_id = x.id
            WHERE x.tenant_id = ${tenant}::uuid AND x.code = '2500' AND x.dimension_id IS NOT NULL) c
        GROUP BY c.place HAVING sum(c.held) <> sum(c.counted)`,
  },
];
