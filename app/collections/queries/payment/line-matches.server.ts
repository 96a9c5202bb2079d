import type { CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import type { BatchPart } from "~/money/domain/statement/intake/stored-line";
import type { Evidence } from "~/money/domain/match/matchable";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** A record the line could be for, with why. */
export interface FoundTarget {
  type: string;
  id: string;
  label: string | null;
  name: string | null;
  score: number;
  evidence: Evidence[];
}

export interface MatchedPart {
  id: string;
  targetType: string;
  targetId: string;
  /** null where it is no payment: a transfer, a bank charge */
  paymentId: string | null;
  paymentNo: string | null;
  accountId: string | null;
  accountRef: string | null;
  debtorName: string | null;
  /** minor units */
  amount: bigint;
}

export interface LineMatches {
  lineId: string;
  version: number;
  state: string;
  side: "C" | "D";
  bookingDate: CivilDate;
  narrative: string;
  reference: string | null;
  counterpartyName: string | null;
  bankAccountId: string;
  bankName: string;
  amount: bigint;
  /** what is not matched yet, minor units */
  left: bigint;
  currency: string;
  /** payments of a batch entry, as the file lists them; empty for a plain line */
  parts: BatchPart[];
  proposed: FoundTarget[];
  confirmed: { id: string; at: Date; byName: string | null; parts: MatchedPart[] }[];
}

/** What a bank line was matched to, and what else it could be; null is a 404. Three statements. */
export async function lineMatches(
  { db, tenant }: QueryContext,
  { lineId }: { lineId: string },
): Promise<LineMatches | null> {
  const [line] = await rows<Omit<LineMatches, "proposed" | "confirmed">>(
    db,
    sql`SELECT l.id AS "lineId", l.version, l.state, l.side, l.booking_date AS "bookingDate", l.narrative, l.reference,
        l.counterparty_name AS "counterpartyName", l.bank_account_id AS "bankAccountId", b.name AS "bankName", l.amount,
        l.amount - l.matched AS left, l.currency, l.parts
      FROM statement_line l JOIN bank_account b ON b.tenant_id = l.tenant_id AND b.id = l.bank_account_id
      WHERE l.tenant_id = ${tenant.id}::uuid AND l.id = ${lineId}::uuid`,
  );
  if (!line) return null;
  const [proposal] = await rows<{ evidence: FoundTarget[]; rivals: FoundTarget[] }>(
    db,
    sql`SELECT m.evidence, m.rivals FROM match_part p JOIN match m ON m.tenant_id = p.tenant_id AND m.id = p.match_id AND m.state = 'proposed'
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.line_id = ${lineId}::uuid ORDER BY m.id DESC LIMIT 1`,
  );
  const confirmed = await rows<
    Omit<LineMatches["confirmed"][number], "parts"> & {
      parts: (Omit<MatchedPart, "amount"> & { amount: string })[];
    }
  >(
    db,
    sql`SELECT m.id, m.confirmed_at AS at, s.full_name AS "byName",
        jsonb_agg(jsonb_build_object('id', p.id, 'targetType', p.target_type, 'targetId', p.target_id, 'paymentId', p.payment_id, 'paymentNo', y.payment_no, 'accountId', a.id, 'accountRef', a.external_ref,
          'debtorName', a.debtor_name, 'amount', p.amount::text) ORDER BY p.id) AS parts
      FROM match_part p
      JOIN match m ON m.tenant_id = p.tenant_id AND m.id = p.match_id AND m.state = 'confirmed'
      LEFT JOIN staff s ON s.tenant_id = m.tenant_id AND s.id = m.confirmed_by_id
      LEFT JOIN payment y ON y.tenant_id = p.tenant_id AND y.id = p.payment_id
      LEFT JOIN payment_target t ON t.tenant_id = y.tenant_id AND t.payment_id = y.id AND t.target_type = 'account'
      LEFT JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.line_id = ${lineId}::uuid GROUP BY m.tenant_id, m.id, s.full_name ORDER BY m.id`,
  );
  return {
    ...line,
    proposed: [...(proposal?.evidence ?? []), ...(proposal?.rivals ?? [])],
    confirmed: confirmed.map((match) => ({
      ...match,
      parts: match.parts.map((part) => ({ ...part, amount: BigInt(part.amount) })),
    })),
  };
}
