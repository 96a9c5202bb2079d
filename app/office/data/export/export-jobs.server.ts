import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NewExport {
  id: string;
  dataset: string;
  format: string;
  /** the page's own question, as an address carries it */
  filter: string;
  language: string;
  /** staff whose file it is and with whose rights it is made */
  requestedBy: string;
  schedule?: { id: string; slot: Date };
}

/** Asks for a file. False when this run of the schedule already asked for this person's. */
export async function saveExport(db: TenantDb, asked: NewExport): Promise<boolean> {
  const made = await rows(
    db,
    sql`INSERT INTO export_job (tenant_id, id, dataset, format, filter, language, requested_by, schedule_id, slot)
      VALUES (${tenantIdOf(db)}::uuid, ${asked.id}::uuid, ${asked.dataset}, ${asked.format}, ${asked.filter}, ${asked.language}, ${asked.requestedBy}::uuid,
        ${asked.schedule?.id ?? null}::uuid, ${asked.schedule?.slot ?? null}::timestamptz)
      ON CONFLICT (tenant_id, schedule_id, slot, requested_by) DO NOTHING RETURNING id`,
  );
  return made.length > 0;
}

export interface StoredExport {
  id: string;
  dataset: string;
  format: string;
  filter: string;
  language: string;
  requestedBy: string;
  scheduleId: string | null;
  skipEmpty: boolean;
  state: "queued" | "running" | "done" | "skipped" | "failed";
}

/** The row under a lock; null when there is none. */
export async function findExportForChange(db: TenantDb, id: string): Promise<StoredExport | null> {
  const [row] = await rows<StoredExport>(
    db,
    sql`SELECT e.id, e.dataset, e.format, e.filter, e.language, e.requested_by AS "requestedBy", e.schedule_id AS "scheduleId",
        coalesce(s.skip_empty, false) AS "skipEmpty", e.state
      FROM export_job e LEFT JOIN report_schedule s ON s.tenant_id = e.tenant_id AND s.id = e.schedule_id
      WHERE e.tenant_id = ${tenantIdOf(db)}::uuid AND e.id = ${id}::uuid FOR UPDATE OF e`,
  );
  return row ?? null;
}

export async function saveExportRunning(db: TenantDb, id: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE export_job SET state = 'running', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export async function saveExportDone(
  db: TenantDb,
  done: { id: string; documentId: string; rows: number; sha256: Uint8Array; expiresAt: Date },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE export_job SET state = 'done', document_id = ${done.documentId}::uuid, rows = ${done.rows}::int, sha256 = ${Buffer.from(done.sha256)},
        expires_at = ${done.expiresAt}::timestamptz, finished_at = now(), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${done.id}::uuid`,
  );
}

export async function saveExportFailed(db: TenantDb, id: string, errorCode: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE export_job SET state = 'failed', error_code = ${errorCode}, finished_at = now(), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** Nothing to say, and nothing was sent. */
export async function saveExportSkipped(db: TenantDb, id: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE export_job SET state = 'skipped', finished_at = now(), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
