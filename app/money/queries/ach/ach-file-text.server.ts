import { findAchFile, findAchText } from "~/money/data/ach/ach-files.server";
import type { QueryContext } from "~/people/access/query-context";

/** A debit file to the byte as it was made; null for what the bank sent, and for files of others. */
export async function achFileText(
  { db }: QueryContext,
  { fileId }: { fileId: string },
): Promise<{ fileName: string; text: string } | null> {
  const file = await findAchFile(db, fileId);
  const text = file && (await findAchText(db, fileId));
  return text ? { fileName: file.fileName, text } : null;
}
