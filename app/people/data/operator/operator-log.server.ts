import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

export interface OperatorDeed {
  operatorId: string;
  tenantId: string | null;
  /** `noun.past_tense` */
  type: string;
  facts: Record<string, unknown>;
  ip: string | null;
}

/** The platform's own line of what an operator did; a firm's log has its own. */
export async function saveOperatorDeed(database: Database, deed: OperatorDeed): Promise<void> {
  await platformRows(
    database,
    sql`INSERT INTO operator_log (id, operator_id, tenant_id, type, facts, ip)
      VALUES (${newId()}::uuid, ${deed.operatorId}::uuid, ${deed.tenantId}::uuid, ${deed.type}, ${JSON.stringify(deed.facts)}::jsonb,
        ${deed.ip ?? ""})`,
  );
}
