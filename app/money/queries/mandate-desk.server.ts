import { listOriginations } from "~/money/data/mandate/originations.server";
import type { MandateHold, MandateState } from "~/money/domain/mandate/mandate";
import { type ReturnRates, returnRates } from "~/money/domain/mandate/return-rates";
import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface MandateRow {
  id: string;
  subjectId: string;
  holderName: string;
  rail: "card" | "ach";
  label: string | null;
  maxAmount: bigint;
  currency: string;
  endsOn: string | null;
  state: MandateState;
  hold: MandateHold;
}

export interface MandateDesk {
  rows: MandateRow[];
  next: string | null;
  rates: { rail: "ach"; read: ReturnRates }[];
  /** debits that wait because returns are over their limit */
  waiting: { count: number; amount: bigint; currency: string }[];
}

const PAGE = 50;

/** Every permission to draw, newest first, with how much of what is drawn comes back (spec 05 §7). */
export async function mandateDesk(
  { db, tenant, today }: QueryContext,
  { after }: { after?: string },
): Promise<MandateDesk> {
  const [id] = fromCursor(after, 1) ?? [];
  const beyond = typeof id === "string" ? sql`AND m.id < ${id}::uuid` : emptySql;
  const found = await rows<MandateRow>(
    db,
    sql`SELECT m.id, m.subject_id AS "subjectId", m.holder_name AS "holderName", m.rail, m.account_label AS label, m.max_amount AS "maxAmount",
        m.currency, m.ends_on AS "endsOn", m.state, m.hold
      FROM mandate m WHERE m.tenant_id = ${tenant.id}::uuid ${beyond} ORDER BY m.id DESC LIMIT ${PAGE + 1}::int`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const waiting = await rows<MandateDesk["waiting"][number]>(
    db,
    sql`SELECT count(*)::int AS count, sum(p.amount)::bigint AS amount, p.currency FROM payment p
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.mandate_id IS NOT NULL AND p.state = 'created' AND p.effective_date <= ${today}::date
        AND p.metadata->>'waits_for' = 'return_rates' AND NOT p.metadata ? 'released_by' GROUP BY p.currency`,
  );
  // a card's declines are no returns: the levels are the bank networks'
  const rates = [
    { rail: "ach" as const, read: returnRates("ach", await listOriginations(db, "ach", today), today) },
  ];
  return { rows: page, next: found.length > PAGE && last ? toCursor([last.id]) : null, rates, waiting };
}
