import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface SftpFileRow {
  importId: string;
  connectionId: string;
  fileName: string;
  status: string;
  stage: string;
  createdAt: Date;
}

const PER_CONNECTION = 3;

/** The newest files of every connection, in one statement. */
export async function sftpFiles({ db, tenant }: QueryContext): Promise<SftpFileRow[]> {
  return rows<SftpFileRow>(
    db,
    sql`SELECT j.id AS "importId", c.id AS "connectionId", j.file_name AS "fileName", j.status, j.stage, j.created_at AS "createdAt"
      FROM sftp_connection c
      CROSS JOIN LATERAL (
        SELECT * FROM import_job x WHERE x.tenant_id = c.tenant_id AND x.source = 'sftp'
          AND x.options->'origin'->>'connectionId' = c.id::text ORDER BY x.id DESC LIMIT ${PER_CONNECTION}::int) j
      WHERE c.tenant_id = ${tenant.id}::uuid ORDER BY c.id, j.id DESC`,
  );
}
