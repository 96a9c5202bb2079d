import { mkdtemp, rm } from "node:fs/promises";
import { createReadStream, createWriteStream } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";

import copyStreams from "pg-copy-streams";

import { approveImport } from "~/collections/commands/placement/approve-import.server";
import { startImport } from "~/collections/commands/placement/start-import.server";
import { checkImport } from "~/jobs/collections/check-import.server";
import { loadImport } from "~/jobs/collections/load-import.server";
import type { JobHost } from "~/jobs/job-host";
import { localDiskStorage } from "~/ports/storage/local-disk.server";

import type { BenchFirm, BenchWorld } from "./bench-world";
import { line, summary } from "./ratio";

/** The whole pipeline (check and load, with events) in rows a second ÷ COPY of what it wrote into the same indexed tables. */
export async function benchImport(world: BenchWorld, sizes: number[]): Promise<string[]> {
  const lines: string[] = [];
  for (const size of sizes) {
    const folder = await mkdtemp(path.join(tmpdir(), "quittance-bench-"));
    const firm = await world.openFirm(`import-${size}`);
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 200);
    const seconds = await importRows(world, firm, folder, size);
    clearInterval(watch);
    const baseline = await copyBack(world, firm, folder);
    const count = size.toLocaleString("en-US");
    lines.push(
      line(
        `import ${count} rows, check and load ÷ COPY into the same tables`,
        summary([baseline / seconds]),
        "≥ 0.4",
      ),
    );
    lines.push(
      `${`import ${count} rows, peak memory above idle ÷ 256 MiB`.padEnd(64)} ${((peak - before) / (256 * 1024 * 1024)).toFixed(2)}  target ≤ 1`,
    );
    await rm(folder, { recursive: true, force: true });
  }
  return lines;
}

async function importRows(world: BenchWorld, firm: BenchFirm, folder: string, size: number): Promise<number> {
  const file = path.join(folder, "placement.csv");
  await writeFile(file, size);
  const storage = localDiskStorage({ root: folder });
  const place = { tenantId: firm.tenant.id, key: "imports/bench/original" };
  const stored = await storage.put(place, createReadStream(file), { maxBytes: 2 ** 31 });
  if (!stored.ok) throw new Error(stored.code);
  const quiet = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: object) => void process.stderr.write(`${JSON.stringify(facts)}\n`),
  };
  const host = {
    ...world.host,
    ports: { storage },
    baseUrl: "",
    mailFrom: "",
    log: quiet,
  } as unknown as JobHost;
  const started = await firm.system.change(startImport, {
    fileName: "placement.csv", storageKey: place.key, sha256: stored.sha256, size: BigInt(stored.size), mime: "text/csv", creditorId: firm.creditorId, source: "upload",
  }); // prettier-ignore
  if (!started.ok) throw new Error(started.refusal.code);
  const payload = { tenantId: firm.tenant.id, importId: started.value.importId };
  const begun = performance.now();
  await checkImport(host, payload);
  await firm.system.change(approveImport, { importId: started.value.importId });
  await loadImport(host, payload);
  return (performance.now() - begun) / 1000;
}

async function writeFile(file: string, size: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(
    "external_ref,debtor_name,debtor_ssn_last4,debtor_email,debtor_phone,original_amount,due_date,creditor_name,account_type\n",
  );
  for (let row = 0; row < size; row += 1) {
    const phone = `+1212555${(row % 10_000).toString().padStart(4, "0")}`;
    const text = `IMP-${row},Person ${row.toString(36)} Foster,${(row % 10_000).toString().padStart(4, "0")},p${row}@example.com,${phone},${100 + (row % 9000)}.50,2026-01-15,National Credit Corp,credit_card\n`;
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

const TABLES = [
  "customer",
  "contact_point",
  "identifier",
  "account",
  "account_movement",
  "account_party",
  "account_holder",
  "event",
];

/** Copies a firm's rows out, empties the tables of them, and times COPY back into the indexed tables, seconds. */
async function copyBack(world: BenchWorld, firm: BenchFirm, folder: string): Promise<number> {
  const { owner } = world;
  const where = `tenant_id = '${firm.tenant.id}'`;
  const columns = new Map<string, string>();
  const columnsOf = (table: string) => columns.get(table) ?? "*";
  for (const table of TABLES) {
    const found = await owner.query<{ list: string }>(
      `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS list FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
      [table],
    );
    columns.set(table, found.rows[0]?.list ?? "");
    const out = owner.query(
      copyStreams.to(
        `COPY (SELECT ${columnsOf(table)} FROM ${table} WHERE ${where}) TO STDOUT (FORMAT binary)`,
      ),
    );
    await pipeline(out, createWriteStream(path.join(folder, table)));
  }
  await owner.query("SET session_replication_role = replica");
  for (const table of [...TABLES].reverse()) await owner.query(`DELETE FROM ${table} WHERE ${where}`);
  await owner.query("SET session_replication_role = origin");
  await owner.query(`VACUUM ${TABLES.join(", ")}`);
  const started = performance.now();
  await owner.query("BEGIN");
  for (const table of TABLES) {
    const into = owner.query(
      copyStreams.from(`COPY ${table} (${columnsOf(table)}) FROM STDIN (FORMAT binary)`),
    );
    await pipeline(createReadStream(path.join(folder, table)), into);
  }
  await owner.query("COMMIT");
  return (performance.now() - started) / 1000;
}
