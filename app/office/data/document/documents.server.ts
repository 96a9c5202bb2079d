import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NewDocument {
  id: string;
  type: string;
  owner: { type: string; id: string };
  title: string;
  fileName: string;
  storageKey: string;
  sha256: Uint8Array;
  size: bigint;
  mime: string;
  createdBy: { kind: string; id: string | null };
}

/** A stored file with its first version. */
export async function saveDocument(db: TenantDb, document: NewDocument): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH made AS (
        INSERT INTO document (tenant_id, id, type, owner_type, owner_id, title, created_by_kind, created_by_id)
        VALUES (${tenantId}::uuid, ${document.id}::uuid, ${document.type}, ${document.owner.type}, ${document.owner.id}::uuid, ${document.title},
          ${document.createdBy.kind}, ${document.createdBy.id}::uuid) RETURNING id)
      INSERT INTO document_file (tenant_id, id, document_id, storage_key, file_name, sha256, size, mime, created_by_kind, created_by_id)
      SELECT ${tenantId}::uuid, uuidv7(), made.id, ${document.storageKey}, ${document.fileName}, ${Buffer.from(document.sha256)}, ${document.size}::bigint,
        ${document.mime}, ${document.createdBy.kind}, ${document.createdBy.id}::uuid FROM made`,
  );
}

export interface StoredFile {
  documentId: string;
  storageKey: string;
  fileName: string;
  size: bigint;
  mime: string;
}

export async function findFileOf(db: TenantDb, documentId: string): Promise<StoredFile | null> {
  const [row] = await rows<StoredFile>(
    db,
    sql`SELECT document_id AS "documentId", storage_key AS "storageKey", file_name AS "fileName", size, mime FROM document_file
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND document_id = ${documentId}::uuid ORDER BY version_no DESC LIMIT 1`,
  );
  return row ?? null;
}

/** The files that were kept of a record, by the kind of document; oldest first. */
export async function listFilesOf(
  db: TenantDb,
  { type, ownerId }: { type: string; ownerId: string },
): Promise<StoredFile[]> {
  return rows<StoredFile>(
    db,
    sql`SELECT d.id AS "documentId", f.storage_key AS "storageKey", f.file_name AS "fileName", f.size, f.mime FROM document d
      JOIN document_file f ON f.tenant_id = d.tenant_id AND f.document_id = d.id
      WHERE d.tenant_id = ${tenantIdOf(db)}::uuid AND d.type = ${type} AND d.owner_id = ${ownerId}::uuid ORDER BY d.id LIMIT 20`,
  );
}
