import { findFileOf, type StoredFile } from "~/office/data/document/documents.server";
import { findImport, type StoredImport } from "~/office/data/import/import-jobs.server";
import type { QueryContext } from "~/people/access/query-context";
import type { ImportOptions } from "~/collections/domain/placement/import-options";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";

export interface ImportWork {
  job: StoredImport<ImportCounters, ImportOptions>;
  file: StoredFile;
}

/** What the jobs that check and load an import need to know. */
export async function importWork(
  { db }: QueryContext,
  { importId }: { importId: string },
): Promise<ImportWork | null> {
  const job = await findImport<ImportCounters, ImportOptions>(db, importId);
  const file = job ? await findFileOf(db, job.fileId) : null;
  return job && file ? { job, file } : null;
}
