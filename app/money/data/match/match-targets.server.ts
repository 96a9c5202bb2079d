import type { MatchableLine, MatchTarget } from "~/money/domain/match/matchable";
import { keysIn } from "~/money/domain/match/narrative-words";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** More lines than this in one question would ask for half the table. */
const MOST_KEYS = 20_000;

/** Every word and number that these lines could name a record by. */
export function keysOfLines(lines: MatchableLine[]): string[] {
  const keys = new Set<string>();
  for (const line of lines) {
    for (const key of keysIn(line.narrative)) if (key.length >= 4 && /\d/.test(key)) keys.add(key);
    if (line.refNorm) keys.add(line.refNorm);
    if (keys.size > MOST_KEYS) break;
  }
  return [...keys];
}

/** Payments that were recorded and have not reached the bank yet: by reference, or by amount. */
export async function listPaymentTargets(db: TenantDb, lines: MatchableLine[]): Promise<MatchTarget[]> {
  const credits = lines.filter((line) => line.side === "C");
  if (credits.length === 0) return [];
  const found = await rows<{
    id: string;
    amount: bigint;
    remaining: bigint;
    currency: string;
    date: string;
    refNorm: string | null;
    number: string | null;
    accountRef: string | null;
    name: string | null;
  }>(
    db,
    sql`SELECT p.id, p.amount, p.amount - coalesce(m.matched, 0) AS remaining, p.currency, p.effective_date AS date, p.ref_norm AS "refNorm", p.payment_no AS number,
        p.metadata->>'account_ref' AS "accountRef", c.full_name AS name
      FROM payment p
      LEFT JOIN LATERAL (SELECT sum(x.amount)::bigint AS matched FROM match_part x WHERE x.tenant_id = p.tenant_id AND x.target_type = 'payment'
        AND x.target_id = p.id AND x.live) m ON true
      LEFT JOIN customer c ON c.tenant_id = p.tenant_id AND c.id = p.payer_id
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.state = 'succeeded' AND p.direction = 'in'
        AND p.method IN ('bank_transfer', 'wire', 'cheque') AND p.refunded = 0
        AND (p.ref_norm = ANY(${keysOfLines(credits)}) OR p.amount = ANY(${[...new Set(credits.map((line) => line.amount))]}::bigint[]))
      ORDER BY p.id LIMIT 5000`,
  );
  return found.map((payment) => ({
    type: "payment",
    id: payment.id,
    side: "C" as const,
    remaining: payment.remaining,
    currency: payment.currency,
    expected: payment.remaining,
    date: payment.date,
    dueOn: payment.date,
    references: payment.refNorm ? [payment.refNorm] : [],
    numbers: [payment.number, payment.accountRef].filter((one) => one !== null),
    virtualAccounts: [],
    counterpartyAccounts: [],
    names: payment.name ? [payment.name] : [],
    phones: [],
  }));
}
