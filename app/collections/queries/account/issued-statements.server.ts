import { readableBy } from "~/collections/data/account/accounts.server";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface IssuedStatement {
  documentId: string;
  /** "2026-01-01 – 2026-11-21" */
  title: string;
  fileName: string;
  storageKey: string;
  issuedAt: Date;
  byKind: string;
}

/**
 * Statements of an account that were given out, newest first, for whoever may read it. A folder names those that
 * say the very same.
 */
export async function issuedStatements(
  { db, tenant, actor }: QueryContext,
  { accountId, folder, documentId }: { accountId: string; folder?: string; documentId?: string },
): Promise<IssuedStatement[]> {
  return rows<IssuedStatement>(
    db,
    sql`SELECT d.id AS "documentId", d.title, f.file_name AS "fileName", f.storage_key AS "storageKey", d.created_at AS "issuedAt",
        d.created_by_kind AS "byKind"
      FROM document d JOIN document_file f ON f.tenant_id = d.tenant_id AND f.document_id = d.id
      JOIN account a ON a.tenant_id = d.tenant_id AND a.id = d.owner_id ${readableBy(actor)}
      WHERE d.tenant_id = ${tenant.id}::uuid AND d.owner_type = 'account' AND d.owner_id = ${accountId}::uuid AND d.type = 'account_statement'
        ${folder === undefined ? emptySql : sql`AND starts_with(f.storage_key, ${`${folder}/`})`}
        ${documentId === undefined ? emptySql : sql`AND d.id = ${documentId}::uuid`}
      ORDER BY d.id DESC LIMIT 20`,
  );
}
