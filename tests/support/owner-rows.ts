import pg from "pg";

import type { World } from "./world";

/** Rows seen by the owner, behind every wall: for looking at what really is there. */
export async function ownerRows<Row = Record<string, unknown>>(
  world: Pick<World, "urls">,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: world.urls.ownerUrl });
  await client.connect();
  try {
    const result = await client.query(sql, values);
    return result.rows as Row[];
  } finally {
    await client.end();
  }
}
