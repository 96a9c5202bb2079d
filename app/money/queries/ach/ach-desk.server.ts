import type { CivilDate } from "~/office/domain/calendar-date";
import { findOriginator } from "~/money/data/ach/originator.server";
import type { StoredAchFile } from "~/money/data/ach/ach-files.server";
import type { AchOriginator } from "~/money/domain/ach/write-debit-file";
import { addBankDays } from "~/money/domain/mandate/retry-days";
import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export type AchFileRow = Pick<
  StoredAchFile,
  | "id"
  | "kind"
  | "state"
  | "fileName"
  | "effectiveOn"
  | "entries"
  | "amount"
  | "currency"
  | "matchedOn"
  | "createdAt"
> & {
  /** answers that no payment fits, or that wait for a person */
  open: number;
};

export interface AchDesk {
  originator: AchOriginator | null;
  /** debits that the next file takes */
  due: { count: number; amount: bigint; until: CivilDate };
  rows: AchFileRow[];
  next: string | null;
}

const PAGE = 50;

/** Files to and from the bank, newest first, and what the next one would hold. */
export async function achDesk(
  { db, tenant, today }: QueryContext,
  { after }: { after?: string },
): Promise<AchDesk> {
  const cursor = fromIdCursor(after);
  const beyond = cursor === null ? emptySql : sql`AND f.id < ${cursor}::uuid`;
  const found = await rows<AchFileRow>(
    db,
    sql`SELECT f.id, f.kind, f.state, f.file_name AS "fileName", f.effective_on AS "effectiveOn", f.entries, f.amount, f.currency,
        f.matched_on AS "matchedOn", f.created_at AS "createdAt",
        (SELECT count(*) FROM ach_answer a WHERE a.tenant_id = f.tenant_id AND a.file_id = f.id AND a.state IN ('listed', 'proposed'))::int AS open
      FROM ach_file f WHERE f.tenant_id = ${tenant.id}::uuid ${beyond} ORDER BY f.id DESC LIMIT ${PAGE + 1}::int`,
  );
  const until = addBankDays(today, 1);
  const [due] = await rows<{ count: number; amount: bigint }>(
    db,
    sql`SELECT count(*)::int AS count, coalesce(sum(p.amount), 0)::bigint AS amount FROM payment p
      JOIN mandate m ON m.tenant_id = p.tenant_id AND m.id = p.mandate_id AND m.rail = 'ach' AND m.processor_account_id IS NULL
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.state = 'created' AND p.effective_date <= ${until}::date`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return {
    originator: await findOriginator(db, today),
    due: { count: due?.count ?? 0, amount: due?.amount ?? 0n, until },
    rows: page,
    next: found.length > PAGE && last ? toCursor([last.id]) : null,
  };
}
