import { findImport, type StoredImport } from "~/office/data/import/import-jobs.server";
import type { QueryContext } from "~/people/access/query-context";
import type { ImportOptions } from "~/collections/domain/placement/import-options";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ImportPage {
  job: StoredImport<ImportCounters, ImportOptions>;
  /** bytes of the stored file and its SHA-256 in hexadecimal */
  size: bigint;
  sha256: string;
  creditorName: string | null;
  /** who uploaded it; null for a poll */
  startedByName: string | null;
  /** the placement its accounts stand under, once something is loaded */
  placementId: string | null;
}

/** One import with its surroundings, in two statements; null is a 404. Its rows are `importRows`. */
export async function importPage(
  { db, tenant }: QueryContext,
  { importId }: { importId: string },
): Promise<ImportPage | null> {
  const job = await findImport<ImportCounters, ImportOptions>(db, importId);
  if (!job) return null;
  const [around] = await rows<Omit<ImportPage, "job">>(
    db,
    sql`SELECT coalesce(f.size, 0)::bigint AS size, encode(j.sha256, 'hex') AS sha256, c.name AS "creditorName",
        s.full_name AS "startedByName", p.id AS "placementId"
      FROM import_job j
      LEFT JOIN document_file f ON f.tenant_id = j.tenant_id AND f.document_id = j.file_id
      LEFT JOIN creditor c ON c.tenant_id = j.tenant_id AND c.id = (j.options->>'creditorId')::uuid
      LEFT JOIN staff s ON s.tenant_id = j.tenant_id AND s.id = j.created_by_id AND j.created_by_kind = 'staff'
      LEFT JOIN placement p ON p.tenant_id = j.tenant_id AND p.import_job_id = j.id
      WHERE j.tenant_id = ${tenant.id}::uuid AND j.id = ${importId}::uuid LIMIT 1`,
  );
  return around ? { job, ...around } : null;
}
