import type { StoredRights } from "~/people/domain/permission/session-rights";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { execute, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { rightsColumns } from "./rights-columns.server";

export interface ViewedStaff extends StoredRights {
  staffId: string;
  fullName: string;
  email: string;
}

/** The colleague whose pages are looked at, with their rights of this moment; null when they left. */
export async function acrossTenantsViewedStaff(
  database: Database,
  tenantId: string,
  staffId: string,
): Promise<ViewedStaff | null> {
  const [row] = await acrossRows<ViewedStaff>(
    database,
    sql`SELECT f.id AS "staffId", f.full_name AS "fullName", f.email, ${rightsColumns}
      FROM staff f JOIN tenant t ON t.id = f.tenant_id
      WHERE f.tenant_id = ${tenantId}::uuid AND f.id = ${staffId}::uuid AND f.status = 'active'`,
  );
  return row ?? null;
}

/** Marks a person's own session; false when it is not theirs or over. Without a colleague the mark goes. */
export async function saveSessionViewing(
  db: TenantDb,
  { sessionId, ownerId }: { sessionId: string; ownerId: string | null },
  viewing: { staffId: string; until: Date } | null,
): Promise<boolean> {
  const marked = await execute(
    db,
    sql`UPDATE session SET view_as_id = ${viewing?.staffId ?? null}::uuid, view_as_until = ${viewing?.until ?? null}
      WHERE id = ${sessionId}::uuid AND tenant_id = ${tenantIdOf(db)}::uuid AND principal_id = ${ownerId}::uuid AND revoked_at IS NULL`,
  );
  return marked > 0;
}
