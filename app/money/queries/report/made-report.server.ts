import type { Query } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface MadeReport {
  storageKey: string;
  fileName: string;
  mime: string;
  size: bigint;
}

/** The reader's own file while it can be fetched; null for anybody else's. */
export const madeReport: Query<{ exportId: string }, MadeReport | null> = async (context, { exportId }) => {
  const { db, tenant, actor } = context;
  const [file] = await rows<MadeReport>(
    db,
    sql`SELECT f.storage_key AS "storageKey", f.file_name AS "fileName", f.mime, f.size
      FROM export_job e JOIN document_file f ON f.tenant_id = e.tenant_id AND f.document_id = e.document_id
      WHERE e.tenant_id = ${tenant.id}::uuid AND e.id = ${exportId}::uuid AND e.requested_by = ${actor.id}::uuid
        AND e.state = 'done' AND e.expires_at > now() ORDER BY f.version_no DESC LIMIT 1`,
  );
  return file ?? null;
};
