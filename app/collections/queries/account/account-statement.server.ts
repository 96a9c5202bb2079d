import type { CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { readableBy } from "~/collections/data/account/accounts.server";
import {
  type AccountStatement,
  STATEMENT_MOVES,
  type StatementMove,
} from "~/collections/domain/account/account-statement";
import { rows, sql } from "~/platform/db/tenant-db.server";

type Head = Pick<
  AccountStatement,
  "accountId" | "accountRef" | "debtorName" | "creditorName" | "language" | "currency" | "opening"
> & { firstOn: CivilDate | null };

/**
 * A debt from one day to another as its debtor reads it: in the viewer's scope, or the debtor's own; null is a 404.
 * Without `from`, since its first day. One movement more than a statement takes means there are too many.
 */
export async function accountStatement(
  { db, tenant, today, actor }: QueryContext,
  { accountId, from, on }: { accountId: string; from: CivilDate | null; on: CivilDate },
): Promise<AccountStatement | null> {
  const amount = sql`(v.principal + v.interest + v.fees + v.costs + v.other)`;
  const ofAccount = sql`v.tenant_id = a.tenant_id AND v.account_id = a.id`;
  const [head] = await rows<Head>(
    db,
    sql`SELECT a.id AS "accountId", a.external_ref AS "accountRef", a.debtor_name AS "debtorName", k.name AS "creditorName", c.language, a.currency,
        coalesce((SELECT sum(${amount}) FROM account_movement v WHERE ${ofAccount} AND v.effective_date < ${from}::date), 0)::bigint AS opening,
        (SELECT min(v.effective_date) FROM account_movement v WHERE ${ofAccount}) AS "firstOn"
      FROM account a JOIN customer c ON c.tenant_id = a.tenant_id AND c.id = a.customer_id
      JOIN creditor k ON k.tenant_id = a.tenant_id AND k.id = a.creditor_id
      WHERE a.tenant_id = ${tenant.id}::uuid AND a.id = ${accountId}::uuid AND a.published_at IS NOT NULL ${readableBy(actor)}`,
  );
  if (!head) return null;
  const { firstOn, ...account } = head;
  const first = from ?? (firstOn !== null && firstOn < on ? firstOn : on);
  const moves = await rows<StatementMove>(
    db,
    sql`SELECT v.id, v.kind, v.effective_date AS "on", ${amount}::bigint AS amount, p.method FROM account_movement v
      LEFT JOIN payment p ON p.tenant_id = v.tenant_id AND v.kind = 'payment' AND p.id::text = v.cause_key
      WHERE v.tenant_id = ${tenant.id}::uuid AND v.account_id = ${accountId}::uuid AND v.effective_date >= ${first}::date AND v.effective_date <= ${on}::date
      ORDER BY v.effective_date, v.id LIMIT ${STATEMENT_MOVES + 1}::int`,
  );
  const { legalName, displayName, country } = tenant;
  return { ...account, agency: { legalName, displayName, country }, from: first, on, issuedOn: today, moves };
}
