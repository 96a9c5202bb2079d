import type { Query } from "~/people/access/query-context";

import { type JournalEntryRow, journalRows } from "./journal-rows.server";

const BATCH = 500;

/** Whoever may read: a staff member's or a job's hands. */
interface Reader {
  read<A, R>(query: Query<A, R>, args: A): Promise<R>;
}

/** The journal of a posting-date range in its fixed order, read batch by batch as the caller takes it. */
export async function* walkJournal(
  reader: Reader,
  range: { from: string; to: string },
): AsyncGenerator<JournalEntryRow[]> {
  for (let after: { postingDate: string; id: string } | null = null; ;) {
    const batch: JournalEntryRow[] = await reader.read(journalRows, { ...range, after, limit: BATCH });
    if (batch.length > 0) yield batch;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = { postingDate: last.postingDate, id: last.id };
  }
}
