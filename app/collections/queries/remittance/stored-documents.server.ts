import { listFilesOf, type StoredFile } from "~/office/data/document/documents.server";
import type { QueryContext } from "~/people/access/query-context";

/** The statements of a run, remittance or commission, that were made; one for each kind of file. */
export function storedDocuments(
  { db }: QueryContext,
  of: { type: "remittance_statement" | "commission_statement"; ownerId: string },
): Promise<StoredFile[]> {
  return listFilesOf(db, of);
}
