import type { CivilDate } from "~/office/domain/calendar-date";
import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface KeptPerson {
  id: string;
  number: string;
  fullName: string;
  restrictedOn: CivilDate | null;
  retainUntil: CivilDate | null;
  rules: string[];
  erasedAt: Date | null;
}

const PAGE = 50;

/** People whose erasure the law puts off, or who were erased; the newest first, by keyset. */
export async function keptPeople(
  { db, tenant }: QueryContext,
  { view, after }: { view: "restricted" | "erased"; after?: string },
): Promise<{ rows: KeptPerson[]; next: string | null }> {
  const cursor = fromIdCursor(after);
  const found = await rows<KeptPerson>(
    db,
    sql`SELECT c.id, c.number, c.full_name AS "fullName", c.restricted_on AS "restrictedOn", c.retain_until AS "retainUntil",
        c.retain_rules AS rules, c.erased_at AS "erasedAt"
      FROM customer c WHERE c.tenant_id = ${tenant.id}::uuid AND c.status IN ('restricted', 'erased') AND c.status = ${view}
        ${cursor ? sql`AND c.id < ${cursor}::uuid` : emptySql} ORDER BY c.id DESC LIMIT ${PAGE + 1}::int`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, next: last && found.length > PAGE ? toCursor([last.id]) : null };
}
