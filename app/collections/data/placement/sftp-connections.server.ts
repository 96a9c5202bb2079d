import { acrossRows } from "~/platform/db/across-rows.server";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface SftpOptions {
  creditorId: string;
  accept: "partial" | "all_or_nothing";
}

export interface StoredConnection {
  id: string;
  name: string;
  host: string;
  port: number;
  username: string;
  secretKind: "password" | "private_key";
  fingerprint: string | null;
  directory: string;
  directories: { processed: string; failed: string };
  pattern: string;
  pollMinutes: number;
  options: SftpOptions;
  state: "enabled" | "stopped";
  lastPolledAt: Date | null;
  lastResult: { code: string; files?: number; moved?: number; detail?: string; at: string } | null;
}

const columns = sql`id, name, host, port, username, secret_kind AS "secretKind", fingerprint, directory, directories, pattern,
  poll_minutes AS "pollMinutes", options, state, last_polled_at AS "lastPolledAt", last_result AS "lastResult"`;

const place = (tenantId: string, id: string) => ({
  tenantId,
  table: "sftp_connection",
  column: "secret",
  id,
});

export interface NewConnection {
  id: string;
  name: string;
  host: string;
  port: number;
  username: string;
  secretKind: "password" | "private_key";
  secret: string;
  directory: string;
  directories: { processed: string; failed: string };
  pattern: string;
  pollMinutes: number;
  options: SftpOptions;
  profileId: string;
  createdById: string | null;
}

/** The secret is sealed for this row and never read back by any screen. */
export async function saveNewConnection(db: TenantDb, connection: NewConnection): Promise<void> {
  const tenantId = tenantIdOf(db);
  const sealed = currentCipher().seal(place(tenantId, connection.id), connection.secret);
  await rows(
    db,
    sql`INSERT INTO sftp_connection (tenant_id, id, name, host, port, username, secret_kind, secret, directory, directories, pattern, poll_minutes,
        options, profile_id, created_by_kind, created_by_id)
      VALUES (${tenantId}::uuid, ${connection.id}::uuid, ${connection.name}, ${connection.host}, ${connection.port}::int, ${connection.username},
        ${connection.secretKind}, ${sealed}, ${connection.directory}, ${JSON.stringify(connection.directories)}::jsonb, ${connection.pattern},
        ${connection.pollMinutes}::int, ${JSON.stringify(connection.options)}::jsonb, ${connection.profileId}::uuid, 'staff', ${connection.createdById}::uuid)`,
  );
}

export async function findConnection(db: TenantDb, id: string): Promise<StoredConnection | null> {
  const [row] = await rows<StoredConnection>(
    db,
    sql`SELECT ${columns} FROM sftp_connection WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  return row ?? null;
}

export async function listConnections(db: TenantDb): Promise<StoredConnection[]> {
  return rows<StoredConnection>(
    db,
    sql`SELECT ${columns} FROM sftp_connection WHERE tenant_id = ${tenantIdOf(db)}::uuid ORDER BY name, id LIMIT 100`,
  );
}

/** Only the poll job asks. */
export async function findConnectionSecret(db: TenantDb, id: string): Promise<string | null> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ secret: Buffer }>(
    db,
    sql`SELECT secret FROM sftp_connection WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`,
  );
  return row ? currentCipher().open(place(tenantId, id), row.secret) : null;
}

/** Takes the connection for one poll; false while another poll holds it. */
export async function takePollLease(db: TenantDb, id: string, minutes: number): Promise<boolean> {
  const taken = await rows(
    db,
    sql`UPDATE sftp_connection SET lease_until = now() + make_interval(mins => ${minutes}::int), updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid AND (lease_until IS NULL OR lease_until < now()) RETURNING id`,
  );
  return taken.length > 0;
}

export async function savePollResult(
  db: TenantDb,
  id: string,
  result: { code: string; files?: number; moved?: number; detail?: string },
  change: { stop?: boolean },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE sftp_connection SET last_polled_at = now(), lease_until = NULL,
        last_result = ${JSON.stringify(result)}::jsonb || jsonb_build_object('at', now()),
        state = CASE WHEN ${change.stop ?? false} THEN 'stopped' ELSE state END, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export async function saveFingerprint(db: TenantDb, id: string, fingerprint: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE sftp_connection SET fingerprint = ${fingerprint}, state = 'enabled', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export async function saveConnectionState(
  db: TenantDb,
  id: string,
  state: "enabled" | "stopped",
): Promise<void> {
  await rows(
    db,
    sql`UPDATE sftp_connection SET state = ${state}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** Enabled connections whose next poll is due, over all firms. */
export async function acrossTenantsDueConnections(
  database: Database,
): Promise<{ tenantId: string; connectionId: string }[]> {
  return acrossRows(
    database,
    sql`SELECT tenant_id AS "tenantId", id AS "connectionId" FROM sftp_connection
      WHERE state = 'enabled' AND (last_polled_at IS NULL OR last_polled_at < now() - make_interval(mins => poll_minutes))
        AND (lease_until IS NULL OR lease_until < now())`,
  );
}

/** Imports of a connection that are done while their file may still lie in the inbox. */
export async function listFinishedFiles(
  db: TenantDb,
  connectionId: string,
): Promise<{ path: string; version: string | null; status: string }[]> {
  return rows(
    db,
    sql`SELECT DISTINCT ON (options->'origin'->>'path') options->'origin'->>'path' AS path,
        options->'origin'->>'version' AS version, status FROM import_job
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND options->'origin'->>'connectionId' = ${connectionId}
        AND status IN ('completed', 'failed', 'cancelled') AND created_at > now() - interval '7 days'
      ORDER BY options->'origin'->>'path', id DESC`,
  );
}
