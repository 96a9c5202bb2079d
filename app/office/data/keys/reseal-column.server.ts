import { currentCipher } from "~/platform/crypto/current-cipher.server";
import type { Database } from "~/platform/db/database.server";
import { platformRows } from "~/platform/db/across-rows.server";
import { emptySql, rows, sql, sqlName, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A column of sealed values, in a table whose key is its `id`. */
export interface SealedColumn {
  table: string;
  column: string;
  /** kinds of rows whose value is sealed, where others of the table hold something else */
  kinds?: string[];
}

interface SealedRow {
  id: string;
  sealed: Buffer;
}

/** One page of a tenant's column sealed anew; null when nothing of it stands under an older key any more. */
export async function resealColumn(
  db: TenantDb,
  { table, column }: SealedColumn,
  page: { after: string | null; limit: number },
): Promise<{ last: string; rows: number } | null> {
  const tenantId = tenantIdOf(db);
  const cipher = currentCipher();
  const [inTable, inColumn] = [sqlName(table), sqlName(column)];
  const found = await rows<SealedRow>(
    db,
    sql`SELECT id, ${inColumn} AS sealed FROM ${inTable} WHERE tenant_id = ${tenantId}::uuid AND ${inColumn} IS NOT NULL
        AND substring(${inColumn} FROM 1 FOR ${cipher.head.length}) <> ${cipher.head}::bytea AND (${page.after}::uuid IS NULL OR id > ${page.after}::uuid)
      ORDER BY id LIMIT ${page.limit}`,
  );
  const last = found.at(-1)?.id;
  if (!last) return null;
  const anew = found.map(({ id, sealed }) => {
    const place = { tenantId, table, column, id };
    return cipher.seal(place, cipher.open(place, sealed));
  });
  // a value that somebody changed in between is sealed under the newest key already
  await rows(
    db,
    sql`UPDATE ${inTable} t SET ${inColumn} = x.now FROM unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ sealed }) => sealed)}::bytea[],
        ${anew}::bytea[]) AS x(id, was, now) WHERE t.tenant_id = ${tenantId}::uuid AND t.id = x.id AND t.${inColumn} = x.was`,
  );
  return { last, rows: found.length };
}

/** The same for a table that no tenant owns; answers how many values it sealed anew. */
export async function resealPlatformColumn(
  database: Database,
  { table, column, kinds }: SealedColumn,
  limit: number,
): Promise<number> {
  const cipher = currentCipher();
  const [inTable, inColumn] = [sqlName(table), sqlName(column)];
  const only = kinds ? sql`AND kind = ANY(${kinds}::text[])` : emptySql;
  const found = await platformRows<SealedRow>(
    database,
    sql`SELECT id, ${inColumn} AS sealed FROM ${inTable} WHERE substring(${inColumn} FROM 1 FOR ${cipher.head.length}) <> ${cipher.head}::bytea ${only}
      ORDER BY id LIMIT ${limit}`,
  );
  for (const { id, sealed } of found) {
    const place = { tenantId: "platform", table, column, id };
    await platformRows(
      database,
      sql`UPDATE ${inTable} SET ${inColumn} = ${cipher.seal(place, cipher.open(place, sealed))}::bytea WHERE id = ${id}::uuid AND ${inColumn} = ${sealed}::bytea`,
    );
  }
  return found.length;
}
