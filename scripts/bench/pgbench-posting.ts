import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { newId } from "~/platform/ids/new-id";

import type { BenchFirm, BenchWorld } from "./bench-world";

interface Posting {
  clients: number;
  seconds: number;
  /** SQL of the debited cash point and the credited account; a fixed cash point and a new account where left out */
  debited?: string;
  credited?: string;
}

/** Transactions per second that pgbench gets from the posting function: one entry with two lines, as the application's role. */
export async function pgbenchPosting(world: BenchWorld, firm: BenchFirm, posting: Posting): Promise<number> {
  const { clients, seconds, debited = `'${newId()}'`, credited = "uuidv7()" } = posting;
  const folder = await mkdtemp(path.join(tmpdir(), "quittance-bench-"));
  const script = path.join(folder, "post.sql");
  const day = firm.tenant.businessDate;
  const lines = `jsonb_build_array(jsonb_build_object('code','1000','dimension_id',${debited},'dr','1','cr','0'), jsonb_build_object('code','2100','dimension_id',${credited},'dr','0','cr','1'))`;
  await writeFile(
    script,
    `\\set a random(1, 1000)\n\\set b random(1, 1000)\nBEGIN;\nSELECT set_config('app.tenant_id', '${firm.tenant.id}', true);\nSELECT * FROM post_entry(uuidv7(), 'receipt', 'PC01', uuidv7(), uuidv7()::text, '${day}', '${day}', 'bench', 'collections', 'system', NULL, 'bench', uuidv7(), 'USD', ${lines});\nCOMMIT;\n`,
  );
  const url = new URL(world.urls.appUrl);
  const counts = ["-c", String(clients), "-j", "2", "-T", String(seconds)];
  const place = ["-h", url.hostname, "-p", url.port, "-U", url.username, url.pathname.slice(1)];
  const { stdout } = await promisify(execFile)(
    "pgbench",
    ["-n", "-M", "prepared", ...counts, "-f", script, ...place],
    {
      env: { ...process.env, PGPASSWORD: decodeURIComponent(url.password) },
    },
  );
  await rm(folder, { recursive: true, force: true });
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1];
  if (!tps) throw new Error(`pgbench said nothing of tps:\n${stdout}`);
  return Number(tps);
}
