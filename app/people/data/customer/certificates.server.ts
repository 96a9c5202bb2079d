import { createHash } from "node:crypto";

import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Proof that rows of each kind were destroyed: how many, which (as a hash over their sorted ids), by what right. */
export async function saveCertificates(
  db: TenantDb,
  destroyed: readonly { class: string; ids: string[] }[],
  more: {
    rules: string[];
    subject: { type: string; id: string } | null;
    askedById: string | null;
    by: { kind: string; id: string | null };
  },
): Promise<void> {
  const hashOf = (ids: string[]) => createHash("sha256").update(ids.toSorted().join("\n")).digest("hex");
  await rows(
    db,
    sql`INSERT INTO destruction_certificate (tenant_id, id, class, count, ids_hash, rules, subject_type, subject_id, asked_by_id,
        created_by_kind, created_by_id)
      SELECT ${tenantIdOf(db)}::uuid, x.id, x.class, x.count, x.hash, ${more.rules}::text[], ${more.subject?.type ?? null}, ${more.subject?.id ?? null}::uuid,
        ${more.askedById}::uuid, ${more.by.kind}, ${more.by.id}::uuid
      FROM unnest(${destroyed.map(() => newId())}::uuid[], ${destroyed.map((one) => one.class)}::text[],
        ${destroyed.map((one) => one.ids.length)}::int[], ${destroyed.map((one) => hashOf(one.ids))}::text[]) AS x(id, class, count, hash)`,
  );
}
