import type { QueryContext } from "~/people/access/query-context";
import { cashPosition } from "~/money/queries/bank/cash-position.server";
import { reconciliationBoard } from "~/money/queries/reconciliation/reconciliation-board.server";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface MoneyHomeAccount {
  id: string;
  name: string;
  currency: string;
  /** where the last statement ends; null before the first */
  bank: bigint | null;
  bankOn: string | null;
  book: bigint;
  sealedDay: string | null;
  sealId: string | null;
  unmatched: number;
  breaks: number;
  overdue: number;
  /** payouts that wait to be released or to show on its statement */
  waiting: number;
}

export interface MoneyHome {
  accounts: MoneyHomeAccount[];
  /** payouts that a second person is to look at, that may leave, and that are on their way */
  drafts: number;
  ready: number;
  moving: number;
  /** of today's business date */
  returned: number;
  chargedBack: number;
  payoutsBack: number;
  /** disputes that want an answer, and those due within three days */
  disputes: number;
  disputesUrgent: number;
  /** covers and sweeps that are not done */
  transfers: number;
  transfersLate: number;
  frozenBy: string[];
}

type Counts = Omit<MoneyHome, "accounts">;

const URGENT_DAYS = 3;

/** Where the firm's money stands today and what waits for somebody; four statements. */
export async function moneyHome(context: QueryContext): Promise<MoneyHome> {
  const { db, tenant, today } = context;
  const position = await cashPosition(context);
  const board = await reconciliationBoard(context);
  const waiting = await rows<{ id: string; n: number }>(
    db,
    sql`SELECT bank_account_id AS id, count(*)::int AS n FROM payment WHERE tenant_id = ${tenant.id}::uuid AND direction = 'out'
        AND state IN ('approved', 'released', 'in_transit', 'returned', 'rejected', 'stopped') GROUP BY 1`,
  );
  const [counts] = await rows<Counts>(
    db,
    sql`SELECT p.*, e.*, d.*, t.*, ARRAY(SELECT DISTINCT invariant FROM payout_freeze WHERE tenant_id = ${tenant.id}::uuid AND state = 'open' ORDER BY 1) AS "frozenBy"
      FROM (SELECT count(*) FILTER (WHERE state = 'draft')::int AS drafts,
          count(*) FILTER (WHERE state IN ('approved', 'returned', 'rejected', 'stopped'))::int AS ready,
          count(*) FILTER (WHERE state IN ('released', 'in_transit'))::int AS moving
        FROM payment WHERE tenant_id = ${tenant.id}::uuid AND direction = 'out' AND state NOT IN ('paid', 'cancelled')) p,
      (SELECT count(*) FILTER (WHERE y.direction = 'in' AND y.state = 'returned')::int AS returned,
          count(*) FILTER (WHERE y.direction = 'in' AND y.state = 'charged_back')::int AS "chargedBack",
          count(*) FILTER (WHERE y.direction = 'out' AND y.state IN ('returned', 'rejected', 'stopped'))::int AS "payoutsBack"
        FROM (SELECT DISTINCT v.subject_id FROM event v WHERE v.tenant_id = ${tenant.id}::uuid AND v.business_date = ${today}::date
          AND v.type IN ('payment.returned', 'payment.charged_back', 'payment.rejected', 'payment.stopped')) v
        JOIN payment y ON y.tenant_id = ${tenant.id}::uuid AND y.id = v.subject_id) e,
      (SELECT count(*)::int AS disputes, count(*) FILTER (WHERE evidence_due_at < ${today}::date + ${URGENT_DAYS + 1}::int)::int AS "disputesUrgent"
        FROM payment_dispute WHERE tenant_id = ${tenant.id}::uuid AND state IN ('needs_response', 'warning_needs_response')) d,
      (SELECT count(*)::int AS transfers, count(*) FILTER (WHERE due_on < ${today}::date)::int AS "transfersLate"
        FROM transfer WHERE tenant_id = ${tenant.id}::uuid AND kind IN ('sweep', 'cover') AND state IN ('ordered', 'in_transit')) t`,
  );
  if (!counts) throw new Error("counting answered nothing");
  const accounts = position.map(({ bankAccountId: id, name, currency, bank, bankOn, book, unmatched }) => {
    const known = board.find((row) => row.id === id);
    return {
      id, name, currency, bank, bankOn, book, unmatched, sealedDay: known?.sealedDay ?? null, sealId: known?.sealId ?? null,
      breaks: known?.breaks ?? 0, overdue: known?.overdue ?? 0, waiting: waiting.find((row) => row.id === id)?.n ?? 0,
    }; // prettier-ignore
  });
  return { ...counts, accounts };
}
