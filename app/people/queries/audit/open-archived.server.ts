import { type LoggedEvent, openLogged } from "~/office/data/event/event-seals.server";
import type { QueryContext } from "~/people/access/query-context";

/** Events of an archive's file as people read them: what stands under a person's key is opened. */
export function openArchived(
  { db }: QueryContext,
  { events }: { events: LoggedEvent[] },
): Promise<LoggedEvent[]> {
  return openLogged(db, events);
}
