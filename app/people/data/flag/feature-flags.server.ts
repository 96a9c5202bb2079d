import { FLAGS, type FlagKey } from "~/people/domain/flag/flags.table";
import { type FlagRule, OPEN } from "~/people/domain/flag/flag.server";
import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

export interface StoredFlag extends FlagRule {
  key: FlagKey;
  version: number;
}

/** Every switch the code knows, as it stands; version 0 was never touched. */
export async function listFlags(database: Database): Promise<StoredFlag[]> {
  const found = await platformRows<StoredFlag>(
    database,
    sql`SELECT key, killed, percentage, tenants, starts_at AS "startsAt", version FROM feature_flag`,
  );
  return FLAGS.map((key) => found.find((flag) => flag.key === key) ?? { ...OPEN, key, version: 0 });
}

/** Changes a switch and keeps the change; false when somebody else changed it meanwhile. */
export async function saveFlag(
  database: Database,
  flag: StoredFlag,
  change: { before: FlagRule; reason: string; by: { id: string; name: string } },
): Promise<boolean> {
  const { key, version, ...rule } = flag;
  const { before, reason, by } = change;
  const saved = await platformRows(
    database,
    sql`WITH saved AS (
        INSERT INTO feature_flag (id, key, killed, percentage, tenants, starts_at)
        VALUES (${newId()}::uuid, ${key}, ${rule.killed}, ${rule.percentage}::smallint, ${rule.tenants}::uuid[], ${rule.startsAt}::timestamptz)
        ON CONFLICT (key) DO UPDATE SET killed = excluded.killed, percentage = excluded.percentage, tenants = excluded.tenants,
          starts_at = excluded.starts_at, version = feature_flag.version + 1, updated_at = now()
          WHERE feature_flag.version = ${version}::int
        RETURNING key)
      INSERT INTO feature_flag_change (id, key, before, after, reason, operator_id, operator_name)
      SELECT ${newId()}::uuid, key, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(rule)}::jsonb, ${reason}, ${by.id}::uuid, ${by.name}
      FROM saved RETURNING id`,
  );
  return saved.length > 0;
}

export interface FlagChange {
  id: string;
  key: FlagKey;
  after: Omit<FlagRule, "startsAt"> & { startsAt: string | null };
  reason: string;
  operatorName: string;
  at: Date;
}

export async function listFlagChanges(database: Database): Promise<FlagChange[]> {
  return platformRows<FlagChange>(
    database,
    sql`SELECT id, key, after, reason, operator_name AS "operatorName", at FROM feature_flag_change ORDER BY id DESC LIMIT 50`,
  );
}
