import { type EventArchive, findArchive, listArchives } from "~/office/data/archive/event-archives.server";
import type { QueryContext } from "~/people/access/query-context";

/** The months of the log that lie in cold storage, the newest first. */
export function archiveList({ db }: QueryContext): Promise<EventArchive[]> {
  return listArchives(db);
}

/** One of them; null is a 404. */
export function archiveRecord(
  { db }: QueryContext,
  { archiveId }: { archiveId: string },
): Promise<EventArchive | null> {
  return findArchive(db, archiveId);
}
