import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ProcessorReading {
  accountRef: string;
  eventsReadAt: Date | null;
  itemsReadAt: Date | null;
}

/** How far the processor's news and book were read; null before the firm has an account there. */
export async function processorReading({ db, tenant }: QueryContext): Promise<ProcessorReading | null> {
  const [row] = await rows<ProcessorReading>(
    db,
    sql`SELECT provider_account_ref AS "accountRef", events_read_at AS "eventsReadAt", items_read_at AS "itemsReadAt" FROM processor_account
      WHERE tenant_id = ${tenant.id}::uuid AND money_kind = 'trust' AND provider_account_ref <> '' ORDER BY id LIMIT 1`,
  );
  return row ?? null;
}
