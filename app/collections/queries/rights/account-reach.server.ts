import { z } from "zod";

import { accountScope } from "~/collections/data/account/accounts.server";
import { referenceKey } from "~/office/domain/reference-key";
import type { Scope } from "~/office/domain/permission/grant";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface AccountReach {
  id: string;
  externalRef: string;
  debtorName: string;
  /** whose account it is; null where nobody's */
  keeper: string | null;
  /** the narrowest scope in which the person reaches it */
  reach: Scope;
}

/**
 * How near an account stands to a colleague, for somebody who may read it: theirs, their team's, or anybody's.
 *
 * @param asked the account's id or the client's reference
 */
export async function accountReach(
  { db, tenant, actor }: QueryContext,
  { staffId, asked }: { staffId: string; asked: string },
): Promise<AccountReach | null> {
  const id = z.uuid().safeParse(asked.toLowerCase());
  const key = referenceKey(asked);
  if (key === "") return null;
  const [found] = await rows<AccountReach>(
    db,
    sql`WITH RECURSIVE team AS (
        SELECT s.id FROM staff s WHERE s.tenant_id = ${tenant.id}::uuid AND s.id = ${staffId}::uuid
        UNION SELECT below.id FROM staff below JOIN team ON below.reports_to_id = team.id WHERE below.tenant_id = ${tenant.id}::uuid)
      SELECT a.id, a.external_ref AS "externalRef", a.debtor_name AS "debtorName", k.full_name AS keeper,
        CASE WHEN a.assigned_to = ${staffId}::uuid THEN 'own' WHEN a.assigned_to IN (SELECT id FROM team) THEN 'team' ELSE 'all' END AS reach
      FROM account a LEFT JOIN staff k ON k.tenant_id = a.tenant_id AND k.id = a.assigned_to
      WHERE a.tenant_id = ${tenant.id}::uuid AND a.published_at IS NOT NULL
        AND (a.id = ${id.success ? id.data : null}::uuid OR a.ref_key = ${key})
        ${accountScope(actor, actor.permissions.scopeOf("account:read") ?? "own")}
      ORDER BY a.id LIMIT 1`,
  );
  return found ?? null;
}
