import pg from "pg";

import { rows, sql, withTenant } from "~/platform/db/tenant-db.server";

import type { BenchWorld } from "./bench-world";
import { fillAccounts } from "./fill-accounts";
import { callsPerSecond, interleave, line } from "./ratio";

const READS = 6;

/** A request of six reads as the application does it, ÷ the same statements by a role that no policy binds, without a transaction. */
export async function benchIsolation(world: BenchWorld): Promise<string[]> {
  const firm = await world.openFirm("isolation");
  await fillAccounts(world.owner, firm, 10_000);
  const open = new pg.Pool({ connectionString: world.urls.ownerUrl, max: 16 });
  const id = firm.tenant.id;
  const text =
    "SELECT id, external_ref, balance FROM account WHERE tenant_id = $1 ORDER BY queue_rank, balance_rank, id LIMIT 20";
  const lines: string[] = [];
  for (const clients of [1, 16]) {
    const isolated = () =>
      callsPerSecond(clients, 3000, () =>
        withTenant(world.host.database, id, "read", async (db) => {
          for (let read = 0; read < READS; read += 1) {
            await rows(
              db,
              sql`SELECT id, external_ref, balance FROM account WHERE tenant_id = ${id}::uuid ORDER BY queue_rank, balance_rank, id LIMIT 20`,
            );
          }
        }),
      );
    const plain = () =>
      callsPerSecond(clients, 3000, async () => {
        const client = await open.connect();
        for (let read = 0; read < READS; read += 1) await client.query({ name: "plain", text, values: [id] });
        client.release();
      });
    lines.push(
      line(
        `tenant isolation on ÷ off, 6 reads a request, ${clients} clients`,
        await interleave(5, isolated, plain),
        "≥ 0.9",
      ),
    );
  }
  await open.end();
  return lines;
}
