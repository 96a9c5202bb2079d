import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import type { PayoutState } from "~/money/domain/payout/payout-state";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

/** The payout desk's piles and the states that lie on each. */
const VIEWS = {
  draft: ["draft"],
  ready: ["approved", "returned", "rejected", "stopped"],
  moving: ["released", "in_transit"],
  done: ["paid", "cancelled"],
} as const satisfies Record<string, PayoutState[]>;
export type PayoutView = keyof typeof VIEWS;
export const PAYOUT_VIEWS = Object.keys(VIEWS) as PayoutView[];

export interface PayoutRow {
  id: string;
  paymentNo: string | null;
  purpose: string;
  amount: bigint;
  currency: string;
  state: PayoutState;
  holderName: string;
  last4: string;
  bankName: string;
  note: string | null;
  createdAt: Date;
  /** the reader agreed to it, so somebody else lets it go */
  approvedByMe: boolean;
}

export interface PayoutBatchRow {
  id: string;
  bankName: string;
  amount: bigint;
  currency: string;
  count: number;
  state: string;
  createdAt: Date;
}

export interface PayoutDesk {
  rows: PayoutRow[];
  next: string | null;
  counts: Record<PayoutView, number>;
  batches: PayoutBatchRow[];
  /** invariants that stop money somewhere */
  frozenBy: string[];
}

const PAGE = 50;
const CAP = 1000;
const BATCHES = 10;

/** One pile of the payout desk, the latest batches and what is frozen; four statements. */
export async function payoutDesk(
  { db, tenant, actor }: QueryContext,
  { view, after }: { view: PayoutView; after?: string },
): Promise<PayoutDesk> {
  const [cursor] = fromCursor(after, 1) ?? [];
  const found = await rows<PayoutRow>(
    db,
    sql`SELECT p.id, p.payment_no AS "paymentNo", p.purpose, p.amount, p.currency, p.state, x.holder_name AS "holderName", x.token_last4 AS last4,
        b.name AS "bankName", p.note, p.created_at AS "createdAt", coalesce(p.approved_by_id = ${actor.id}::uuid OR p.metadata->>'first_approved_by' = ${actor.id}::text, false) AS "approvedByMe"
      FROM payment p
      JOIN external_account x ON x.tenant_id = p.tenant_id AND x.id = p.external_account_id
      JOIN bank_account b ON b.tenant_id = p.tenant_id AND b.id = p.bank_account_id
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.direction = 'out' AND p.state = ANY(${[...VIEWS[view]]}::text[])
        ${typeof cursor === "string" ? sql`AND p.id < ${cursor}::uuid` : emptySql}
      ORDER BY p.id DESC LIMIT ${PAGE + 1}::int`,
  );
  const states = await rows<{ state: PayoutState; n: number }>(
    db,
    sql`SELECT s.state, (SELECT count(*) FROM (SELECT 1 FROM payment p WHERE p.tenant_id = ${tenant.id}::uuid AND p.direction = 'out'
        AND p.state = s.state LIMIT ${CAP}::int) c)::int AS n FROM unnest(${Object.values(VIEWS).flat()}::text[]) AS s(state)`,
  );
  const batches = await rows<PayoutBatchRow>(
    db,
    sql`SELECT t.id, b.name AS "bankName", t.amount, t.currency, t.count, t.state, t.created_at AS "createdAt" FROM payout_batch t
      JOIN bank_account b ON b.tenant_id = t.tenant_id AND b.id = t.bank_account_id
      WHERE t.tenant_id = ${tenant.id}::uuid ORDER BY t.id DESC LIMIT ${BATCHES}::int`,
  );
  const frozen = await rows<{ invariant: string }>(
    db,
    sql`SELECT DISTINCT invariant FROM payout_freeze WHERE tenant_id = ${tenant.id}::uuid AND state = 'open' ORDER BY 1`,
  );
  const countOf = (one: PayoutView) =>
    states
      .filter(({ state }) => (VIEWS[one] as readonly string[]).includes(state))
      .reduce((sum, { n }) => sum + n, 0);
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page,
    next: last && found.length > PAGE ? toCursor([last.id]) : null,
    counts: {
      draft: countOf("draft"),
      ready: countOf("ready"),
      moving: countOf("moving"),
      done: countOf("done"),
    },
    batches,
    frozenBy: frozen.map((one) => one.invariant),
  };
}
