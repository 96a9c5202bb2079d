import { findSetting } from "~/office/data/setting/settings.server";
import type { QueryContext } from "~/people/access/query-context";
import type { AccessState } from "~/people/data/operator/operator-accesses.server";
import { type Consent, readConsent } from "~/people/domain/operator/consent";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface AccessRow {
  id: string;
  operatorName: string;
  ticket: string;
  reason: string;
  state: AccessState;
  /** granted and its time not over */
  open: boolean;
  mayWrite: boolean;
  breakGlass: boolean;
  decidedByName: string | null;
  untilAt: Date | null;
  createdAt: Date;
  /** pages opened, the first five hundred */
  pages: { path: string; at: Date }[];
}

/** Who of the platform asked to look in, what was answered, and each page they opened (P18-2). */
export async function accessList({
  db,
  tenant,
  today,
}: QueryContext): Promise<{ consent: Consent; accesses: AccessRow[] }> {
  const consent = readConsent(await findSetting(db, "operator_access", today));
  const found = await rows<Omit<AccessRow, "pages">>(
    db,
    sql`SELECT id, operator_name AS "operatorName", ticket, reason, state, state = 'granted' AND until_at > now() AS open,
        may_write AS "mayWrite", break_glass AS "breakGlass", decided_by_name AS "decidedByName", until_at AS "untilAt",
        created_at AS "createdAt"
      FROM operator_access WHERE tenant_id = ${tenant.id}::uuid ORDER BY id DESC LIMIT 50`,
  );
  const ids = found.map(({ id }) => id);
  const pages = await rows<{ accessId: string; path: string; at: Date }>(
    db,
    sql`SELECT subject_id AS "accessId", after->>'path' AS path, at FROM event
      WHERE tenant_id = ${tenant.id}::uuid AND subject_type = 'operator_access' AND subject_id = ANY(${ids}::uuid[])
        AND type = 'operator.page_viewed' ORDER BY id LIMIT 500`,
  );
  const byAccess = Map.groupBy(pages, ({ accessId }) => accessId);
  return {
    consent,
    accesses: found.map((access) => ({
      ...access,
      pages: (byAccess.get(access.id) ?? []).map(({ path, at }) => ({ path, at })),
    })),
  };
}
