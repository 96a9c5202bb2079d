import { sealNextEvents } from "~/office/data/event/event-seals.server";
import { numberSealed } from "~/money/data/ledger/entry-numbers.server";
import type { Database } from "~/platform/db/database.server";
import { withTenant } from "~/platform/db/tenant-db.server";

const BATCH = 2000;

/** Seals everything that can be sealed of one firm, batch by batch, with the gapless numbers that follow the order. */
export async function sealEvents(database: Database, tenantId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const sealed = await withTenant(database, tenantId, "write", async (db) => {
      const batch = await sealNextEvents(db, BATCH);
      await numberSealed(
        db,
        batch.map(({ event }) => ({ type: event.type, subjectId: event.subject_id })),
      );
      return batch.length;
    });
    total += sealed;
    if (sealed < BATCH) return total;
  }
}
