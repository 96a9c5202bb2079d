import type { QueryContext } from "~/people/access/query-context";
import { ageOf, type LineAge } from "~/money/domain/statement/intake/line-age";
import { isApprovalPending } from "~/office/data/approval/approvals.server";
import { listEntriesOf, type StoredEntry } from "~/money/data/ledger/entries.server";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface StatementLineFacts {
  id: string;
  fileId: string;
  fileName: string;
  bankAccountId: string;
  bankAccountName: string;
  lineNo: number;
  bookingDate: string;
  valueDate: string;
  side: "C" | "D";
  amount: bigint;
  matched: bigint;
  currency: string;
  narrative: string;
  reference: string | null;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
  chequeNo: string | null;
  balance: bigint | null;
  occurrence: number;
  state: string;
  reason: string | null;
}

/** Another line of the same day and amount. */
export type Twin = Pick<StatementLineFacts, "id" | "narrative" | "fileName" | "lineNo" | "state">;

export interface LinePage {
  line: StatementLineFacts;
  age: LineAge;
  entries: StoredEntry[];
  twins: Twin[];
  /** a second person is asked to let it be ignored */
  ignoringAsked: boolean;
}

/** One bank line with its postings; null is a 404. */
export async function linePage(
  { db, tenant, today }: QueryContext,
  { lineId }: { lineId: string },
): Promise<LinePage | null> {
  const [line] = await rows<StatementLineFacts>(
    db,
    sql`SELECT l.id, l.file_id AS "fileId", f.file_name AS "fileName", l.bank_account_id AS "bankAccountId", b.name AS "bankAccountName", l.line_no AS "lineNo",
        l.booking_date AS "bookingDate", l.value_date AS "valueDate", l.side, l.amount, l.matched, l.currency, l.narrative, l.reference,
        l.counterparty_name AS "counterpartyName", l.counterparty_account AS "counterpartyAccount", l.cheque_no AS "chequeNo", l.balance, l.occurrence,
        l.state, l.reason
      FROM statement_line l
      JOIN statement_file f ON f.tenant_id = l.tenant_id AND f.id = l.file_id
      JOIN bank_account b ON b.tenant_id = l.tenant_id AND b.id = l.bank_account_id
      WHERE l.tenant_id = ${tenant.id}::uuid AND l.id = ${lineId}::uuid`,
  );
  if (!line) return null;
  const subject = { type: "statement_line", id: line.id };
  const twins = await rows<Twin>(
    db,
    sql`SELECT l.id, l.narrative, f.file_name AS "fileName", l.line_no AS "lineNo", l.state FROM statement_line l
      JOIN statement_file f ON f.tenant_id = l.tenant_id AND f.id = l.file_id
      WHERE l.tenant_id = ${tenant.id}::uuid AND l.bank_account_id = ${line.bankAccountId}::uuid AND l.booking_date = ${line.bookingDate}::date
        AND l.amount = ${line.amount}::bigint AND l.side = ${line.side} AND l.id <> ${line.id}::uuid ORDER BY l.id LIMIT 10`,
  );
  return {
    line,
    age: ageOf(line.bookingDate, today),
    entries: await listEntriesOf(db, subject),
    twins,
    ignoringAsked: await isApprovalPending(db, "statement_line.ignore", subject),
  };
}
