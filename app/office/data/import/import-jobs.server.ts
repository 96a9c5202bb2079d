import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Counters are the context's own shape, kept as JSON; money in minor units. */
export interface StoredImport<Counters = Record<string, unknown>, Options = Record<string, unknown>> {
  id: string;
  profileId: string;
  fileId: string;
  fileName: string;
  source: string;
  status: "pending" | "processing" | "completed" | "failed" | "cancelled" | "undone";
  stage: "stored" | "checking" | "ready" | "loading" | "reporting" | "done";
  options: Options;
  counters: Counters;
  errorCode: string | null;
  amountOk: bigint;
  currency: string;
  createdAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  /** the staff member who uploaded it; null for a poll or an API key */
  startedBy: string | null;
}

const columns = sql`id, profile_id AS "profileId", file_id AS "fileId", file_name AS "fileName", source, status, stage, options, counters,
  error_code AS "errorCode", amount_ok AS "amountOk", currency, created_at AS "createdAt", started_at AS "startedAt", completed_at AS "completedAt",
  CASE WHEN created_by_kind = 'staff' THEN created_by_id END AS "startedBy"`;

export interface NewImport {
  id: string;
  profileId: string;
  fileId: string;
  fileName: string;
  sha256: Uint8Array;
  source: "upload" | "sftp" | "api";
  options: Record<string, unknown>;
  counters: object;
  currency: string;
  createdBy: { kind: string; id: string | null };
}

export async function saveNewImport(db: TenantDb, job: NewImport): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO import_job (tenant_id, id, profile_id, file_id, sha256, file_name, source, options, counters, currency, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${job.id}::uuid, ${job.profileId}::uuid, ${job.fileId}::uuid, ${Buffer.from(job.sha256)}, ${job.fileName}, ${job.source},
        ${JSON.stringify(job.options)}::jsonb, ${JSON.stringify(job.counters)}::jsonb, ${job.currency}, ${job.createdBy.kind}, ${job.createdBy.id}::uuid)`,
  );
}

/** The import that already took these bytes; cancelled and failed ones do not count. */
export async function findImportBySha(db: TenantDb, sha256: Uint8Array): Promise<{ id: string } | null> {
  // two uploads of one file at once: the second waits here until the first has committed
  await rows(
    db,
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${Buffer.from(sha256).toString("hex")}, 0))`,
  );
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM import_job WHERE tenant_id = ${tenantIdOf(db)}::uuid AND sha256 = ${Buffer.from(sha256)}
      AND status IN ('pending', 'processing', 'completed') ORDER BY id LIMIT 1`,
  );
  return row ?? null;
}

export async function findImportForChange<C, O>(
  db: TenantDb,
  id: string,
): Promise<StoredImport<C, O> | null> {
  const [row] = await rows<StoredImport<C, O>>(
    db,
    sql`SELECT ${columns} FROM import_job WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

export async function findImport<C, O>(db: TenantDb, id: string): Promise<StoredImport<C, O> | null> {
  const [row] = await rows<StoredImport<C, O>>(
    db,
    sql`SELECT ${columns} FROM import_job WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  return row ?? null;
}

export interface ImportChange {
  status?: StoredImport["status"];
  stage?: StoredImport["stage"];
  counters?: object;
  options?: object;
  errorCode?: string;
  addAmountOk?: bigint;
  started?: boolean;
  completed?: boolean;
}

/** Writes what is given and the heartbeat. */
export async function saveImport(db: TenantDb, id: string, change: ImportChange): Promise<void> {
  await rows(
    db,
    sql`UPDATE import_job SET status = coalesce(${change.status ?? null}, status), stage = coalesce(${change.stage ?? null}, stage),
        counters = coalesce(${change.counters ? JSON.stringify(change.counters) : null}::jsonb, counters),
        options = options || coalesce(${change.options ? JSON.stringify(change.options) : null}::jsonb, '{}'::jsonb),
        error_code = coalesce(${change.errorCode ?? null}, error_code), amount_ok = amount_ok + ${change.addAmountOk ?? 0n}::bigint,
        started_at = CASE WHEN ${change.started ?? false} THEN coalesce(started_at, now()) ELSE started_at END,
        completed_at = CASE WHEN ${change.completed ?? false} THEN now() ELSE completed_at END,
        heartbeat_at = now(), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export interface ImportRowEntry {
  line: number;
  outcome: "error" | "skipped" | "warning";
  faults: { column: string; value: string; code: string; level: string }[];
  raw: string[] | null;
}

/** Entries of the error report; the same line written again changes nothing. */
export async function saveImportRows(db: TenantDb, jobId: string, entries: ImportRowEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const json = JSON.stringify(
    entries.map((entry) => ({
      line: entry.line,
      key: `${entry.line}:${entry.outcome}`,
      outcome: entry.outcome,
      errors: entry.faults,
      raw: entry.raw,
    })),
  );
  await rows(
    db,
    sql`INSERT INTO import_row (tenant_id, id, job_id, line_no, row_key, outcome, errors, raw)
      SELECT ${tenantIdOf(db)}::uuid, uuidv7(), ${jobId}::uuid, x.line, x.key, x.outcome, x.errors, x.raw
      FROM jsonb_to_recordset(${json.replaceAll("\\u0000", "\\ufffd")}::jsonb) AS x(line int, key text, outcome text, errors jsonb, raw jsonb)
      ON CONFLICT (tenant_id, job_id, row_key) DO NOTHING`,
  );
}

/** Lines that a check has already ruled out of the load. */
export async function listRefusedLines(
  db: TenantDb,
  jobId: string,
  from: number,
  to: number,
): Promise<Set<number>> {
  const found = await rows<{ line: number }>(
    db,
    sql`SELECT DISTINCT line_no AS line FROM import_row WHERE tenant_id = ${tenantIdOf(db)}::uuid AND job_id = ${jobId}::uuid
      AND line_no BETWEEN ${from}::int AND ${to}::int AND outcome IN ('error', 'skipped')`,
  );
  return new Set(found.map((row) => row.line));
}
