import { type Finding, MOST_OFFENDERS, type Offender, type Scope } from "~/money/domain/invariant/invariant";
import { rows, type Sql, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** One invariant as SQL that must return nothing: `scope_type`, `scope_id`, `facts` of each offending row. */
export interface InvariantCheck {
  code: string;
  offenders: (tenantId: string) => Sql;
}

interface Row {
  scope_type: Scope["type"];
  scope_id: string;
  facts: Offender["facts"];
}

/** Runs checks one after the other, each one statement; all of them unless some are named. */
export async function runChecks(
  db: TenantDb,
  checks: readonly InvariantCheck[],
  codes: readonly string[] | null,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks.filter(({ code }) => codes === null || codes.includes(code))) {
    const found = await rows<Row>(
      db,
      sql`SELECT scope_type, scope_id, facts FROM (${check.offenders(tenantIdOf(db))}) offender LIMIT ${MOST_OFFENDERS + 1}::int`,
    );
    const offenders = found
      .slice(0, MOST_OFFENDERS)
      .map(({ scope_type: type, scope_id: id, facts }) => ({ scope: { type, id }, facts }));
    findings.push({ code: check.code, offenders, capped: found.length > MOST_OFFENDERS });
  }
  return findings;
}
