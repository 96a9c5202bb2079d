import type { CivilDate } from "~/office/domain/calendar-date";
import { keysOfLines } from "~/money/data/match/match-targets.server";
import type { MatchableLine, MatchTarget } from "~/money/domain/match/matchable";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

interface NamedAccount {
  id: string;
  externalRef: string;
  debtorName: string;
  balance: bigint;
  currency: string;
  dueDate: CivilDate | null;
  /** the last ten digits of each telephone number */
  phones: string[];
}

/** Open accounts with a balance whose number one of these lines names. */
export async function listAccountTargets(db: TenantDb, lines: MatchableLine[]): Promise<MatchTarget[]> {
  const keys = keysOfLines(lines.filter((line) => line.side === "C"));
  if (keys.length === 0) return [];
  const found = await rows<NamedAccount>(
    db,
    sql`SELECT a.id, a.external_ref AS "externalRef", a.debtor_name AS "debtorName", a.balance, a.currency, a.due_date AS "dueDate",
        ARRAY(SELECT right(p.value_norm, 10) FROM contact_point p WHERE p.tenant_id = a.tenant_id AND p.customer_id = a.customer_id
          AND p.kind = 'phone') AS phones
      FROM account a WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.ref_key = ANY(${keys}) AND a.published_at IS NOT NULL AND NOT a.is_sample AND a.balance > 0
      ORDER BY a.id LIMIT 5000`,
  );
  return found.map((account) => ({
    type: "account",
    id: account.id,
    side: "C" as const,
    remaining: account.balance,
    currency: account.currency,
    expected: null,
    date: null,
    dueOn: account.dueDate,
    references: [],
    numbers: [account.externalRef],
    virtualAccounts: [],
    counterpartyAccounts: [],
    names: [account.debtorName],
    phones: account.phones,
  }));
}
