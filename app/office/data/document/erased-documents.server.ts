import { ERASED } from "~/office/domain/event/personal/sealed-value";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Papers of these records lose their titles; answers them and where their files lie, for a job to delete. */
export async function saveDocumentsErased(
  db: TenantDb,
  ownerIds: string[],
): Promise<{ documentId: string; storageKey: string }[]> {
  const tenantId = tenantIdOf(db);
  return rows(
    db,
    sql`WITH gone AS (
        UPDATE document SET title = ${ERASED}, state = 'void', version = version + 1, updated_at = now()
        WHERE tenant_id = ${tenantId}::uuid AND owner_id = ANY(${ownerIds}::uuid[]) RETURNING id),
      files AS (
        UPDATE document_file f SET file_name = ${ERASED} FROM gone WHERE f.tenant_id = ${tenantId}::uuid AND f.document_id = gone.id
        RETURNING f.document_id, f.storage_key)
      SELECT document_id AS "documentId", storage_key AS "storageKey" FROM files`,
  );
}
