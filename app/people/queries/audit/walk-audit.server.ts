import { type LoggedEvent, listSealedEvents } from "~/office/data/event/event-seals.server";
import type { Query } from "~/people/access/query-context";
import type { AuditFilter } from "~/people/domain/audit/audit-filter";
import { joinSql } from "~/platform/db/tenant-db.server";

import { auditTerms } from "./audit-terms.server";

const BATCH = 1000;

interface Reader {
  read<A, R>(query: Query<A, R>, args: A): Promise<R>;
}

/** The sealed events that a question finds, oldest first, batch by batch, up to the cap of one export. */
export async function* walkAudit(
  reader: Reader,
  filter: AuditFilter,
  cap: number,
): AsyncGenerator<LoggedEvent[]> {
  let after: string | null = null;
  for (let left = cap; left > 0;) {
    const take = Math.min(BATCH, left);
    const from: string | null = after;
    const batch: LoggedEvent[] = await reader.read(
      ({ db, tenant }) =>
        listSealedEvents(db, joinSql(auditTerms(tenant.id, tenant.timeZone, filter), " AND "), from, take),
      undefined,
    );
    if (batch.length > 0) yield batch;
    if (batch.length < take) return;
    after = batch.at(-1)?.event.id ?? null;
    left -= batch.length;
  }
}
