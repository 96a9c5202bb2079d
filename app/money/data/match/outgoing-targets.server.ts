import type { MatchableLine, MatchTarget } from "~/money/domain/match/matchable";
import { TWIN_DAYS } from "~/money/domain/match/twin-days";
import { payoutReference } from "~/money/domain/payout/payout-reference";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

const MOST = 5_000;

const NOTHING = {
  dueOn: null, references: [], numbers: [], virtualAccounts: [], counterpartyAccounts: [], names: [], phones: [],
}; // prettier-ignore

interface Found {
  id: string;
  side: "C" | "D";
  amount: bigint;
  currency: string;
  date: string;
  name: string | null;
}

const amountsOf = (lines: MatchableLine[]) => [...new Set(lines.map((line) => line.amount))];

/** Payouts that were released and not seen on a statement yet, by amount. */
export async function listPayoutTargets(db: TenantDb, lines: MatchableLine[]): Promise<MatchTarget[]> {
  const debits = lines.filter((line) => line.side === "D");
  if (debits.length === 0) return [];
  const found = await rows<Found>(
    db,
    sql`SELECT p.id, 'D' AS side, p.amount, p.currency, r.created_at::date AS date, x.holder_name AS name
      FROM payment p
      JOIN external_account x ON x.tenant_id = p.tenant_id AND x.id = p.external_account_id
      JOIN LATERAL (SELECT created_at FROM payout_release r WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id ORDER BY r.release_no DESC LIMIT 1) r ON true
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.direction = 'out' AND p.state IN ('released', 'in_transit')
        AND p.amount = ANY(${amountsOf(debits)}::bigint[]) ORDER BY p.id LIMIT ${MOST}::int`,
  );
  return found.map((one) => ({ ...toTarget("payout", one), references: [payoutReference(one.id)] }));
}

/** How long after it was paid a bank may still send a payout back. */
const RETURN_DAYS = 60;

/** Payouts that were paid and that these credit lines may bring back, by amount. */
export async function listReturnTargets(db: TenantDb, lines: MatchableLine[]): Promise<MatchTarget[]> {
  const credits = lines.filter((line) => line.side === "C");
  if (credits.length === 0) return [];
  const last = credits.reduce((day, line) => (line.bookingDate > day ? line.bookingDate : day), "");
  const found = await rows<Found>(
    db,
    sql`SELECT p.id, 'C' AS side, p.amount, p.currency, p.cleared_on AS date, x.holder_name AS name FROM payment p
      JOIN external_account x ON x.tenant_id = p.tenant_id AND x.id = p.external_account_id
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.direction = 'out' AND p.state = 'paid' AND p.cleared_on >= ${last}::date - ${RETURN_DAYS}::int
        AND p.amount = ANY(${amountsOf(credits)}::bigint[]) ORDER BY p.id LIMIT ${MOST}::int`,
  );
  // money that comes back is not due; only its reference and name speak for it
  return found.map((one) => ({
    ...toTarget("returned_payout", one),
    dueOn: null,
    references: [payoutReference(one.id)],
  }));
}

/** The ends of ordered transfers that no line showed yet, by amount. */
export async function listTransferTargets(db: TenantDb, lines: MatchableLine[]): Promise<MatchTarget[]> {
  if (lines.length === 0) return [];
  const found = await rows<Found>(
    db,
    sql`SELECT t.id, x.side, t.amount, t.currency, t.due_on AS date, NULL AS name FROM transfer t
      CROSS JOIN LATERAL (VALUES ('D', t.sent_on), ('C', t.arrived_on)) AS x(side, seen)
      WHERE t.tenant_id = ${tenantIdOf(db)}::uuid AND t.state IN ('ordered', 'in_transit') AND x.seen IS NULL
        AND t.amount = ANY(${amountsOf(lines)}::bigint[]) ORDER BY t.id LIMIT ${MOST}::int`,
  );
  return found.map((one) => toTarget("transfer", one));
}

/** Lines of the other side on another bank account of the same kind: one transfer seen from both ends. */
export async function listTwinTargets(db: TenantDb, lines: MatchableLine[]): Promise<MatchTarget[]> {
  if (lines.length === 0) return [];
  const found = await rows<Found & { reference: string | null }>(
    db,
    sql`SELECT DISTINCT o.id, l.side, o.amount, o.currency, o.booking_date AS date, NULL AS name, o.ref_norm AS reference FROM statement_line l
      JOIN bank_account b ON b.tenant_id = l.tenant_id AND b.id = l.bank_account_id
      JOIN bank_account c ON c.tenant_id = b.tenant_id AND c.kind = b.kind AND c.id <> b.id
      JOIN statement_line o ON o.tenant_id = l.tenant_id AND o.bank_account_id = c.id AND o.amount = l.amount AND o.side <> l.side AND o.matched = 0
        AND o.state IN ('unmatched', 'proposed') AND o.booking_date BETWEEN l.booking_date - ${TWIN_DAYS}::int AND l.booking_date + ${TWIN_DAYS}::int
      WHERE l.tenant_id = ${tenantIdOf(db)}::uuid AND l.id = ANY(${lines.map((line) => line.id)}::uuid[]) AND l.matched = 0
      ORDER BY o.id LIMIT ${MOST}::int`,
  );
  return found.map((one) => ({
    ...toTarget("twin", one),
    references: one.reference ? [one.reference] : [],
  }));
}

function toTarget(type: string, { id, side, amount, currency, date, name }: Found): MatchTarget {
  return {
    ...NOTHING, type, id, side, remaining: amount, currency, expected: amount, date, dueOn: date, names: name === null ? [] : [name],
  }; // prettier-ignore
}
