import { findFileOf, type StoredFile } from "~/office/data/document/documents.server";
import { listWaitingAnswers } from "~/money/data/ach/ach-answers.server";
import { findAchFile, type StoredAchFile } from "~/money/data/ach/ach-files.server";
import type { QueryContext } from "~/people/access/query-context";

/** What the jobs need that read and apply a file of the bank. */
export async function achAnswerWork(
  { db }: QueryContext,
  { fileId }: { fileId: string },
): Promise<{ file: StoredAchFile; stored: StoredFile | null; waiting: string[] } | null> {
  const file = await findAchFile(db, fileId);
  if (!file) return null;
  const stored = file.documentId ? await findFileOf(db, file.documentId) : null;
  return { file, stored, waiting: await listWaitingAnswers(db, fileId) };
}
