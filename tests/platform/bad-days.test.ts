import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { enqueueJob } from "~/jobs/enqueue-job.server";
import { tickHour } from "~/jobs/office/tick-hour.server";
import { approveImport } from "~/collections/commands/placement/approve-import.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { importWork } from "~/collections/queries/import-work.server";
import { createDatabase } from "~/platform/db/database.server";
import { isUnavailable } from "~/platform/db/database-refusal";
import { rows, sql, withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { roleUrls } from "../../scripts/database/role-urls";
import { runMigrations } from "../../scripts/database/run-migrations";
import { removePostgres, startPostgres } from "../../scripts/postgres/start-postgres";
import { openFirm, yes } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import {
  balanceOf,
  cashForm,
  enablePayments,
  nextKey,
  openCheckoutFor,
  read,
  settle,
} from "../support/paying";
import { importFile, placeDebt } from "../support/placed";
import { openWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("a worker killed in the middle of an import", () => {
  it("is followed by one that goes on: every row once, the counters as if nothing had happened", async () => {
    const firm = await openFirm(world);
    const size = 6_000;
    const lines = Array.from({ length: size }, (_, index) => `W${index},Angela Foster,100.00,2026-01-15`);
    const job = await importFile(
      world,
      firm,
      "big.csv",
      ["external_ref,debtor_name,original_amount,due_date", ...lines].join("\n"),
      { approve: false },
    );
    yes(await firm.admin.change(approveImport, { importId: job.id }));
    const loaded = async () =>
      Number(
        (
          await ownerRows<{ n: string }>(world, "SELECT count(*) AS n FROM account WHERE tenant_id = $1", [
            firm.tenant.id,
          ])
        )[0]?.n,
      );
    const first = startRealWorker(world);
    await first.until(async () => (await loaded()) >= 1_000);
    await first.kill("SIGKILL");
    const afterKill = await loaded();
    expect(afterKill).toBeLessThan(size);
    // what the queue does by itself once the dead worker's heartbeat has run out
    await enqueueJob(world.host, "load-import", { tenantId: firm.tenant.id, importId: job.id });
    const second = startRealWorker(world);
    const state = async () => (await firm.system.read(importWork, { importId: job.id }))?.job;
    await second.until(async () => (await state())?.status === "completed");
    // as long as it lives it may take the jobs of the tests below
    await second.kill("SIGTERM");
    expect(await state()).toMatchObject({
      counters: { processed: size, ok: size, errors: 0, skipped: 0 },
      amountOk: BigInt(size) * 10_000n,
    });
    expect(await loaded()).toBe(size);
    const twice = await ownerRows(
      world,
      "SELECT external_ref FROM account WHERE tenant_id = $1 GROUP BY 1 HAVING count(*) > 1",
      [firm.tenant.id],
    );
    expect(twice).toEqual([]);
  }, 120_000);
});

describe("a web or worker process that died between the charge and the commit", () => {
  it("AX-9.3 leaves the payment waiting, and the hourly look completes it once", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    const account = await placeDebt(world, firm);
    if (!account) throw new Error("nothing placed");
    const payment = await openCheckoutFor(world, firm, account, "100.00");
    world.host.ports.payments.pay(payment.checkoutRef ?? "", "ok");
    expect(await balanceOf(firm, account)).toBe(30_000n);
    await ownerRows(world, "UPDATE payment SET created_at = now() - interval '1 hour' WHERE id = $1", [
      payment.id,
    ]);
    for (let hour = 0; hour < 3; hour += 1) {
      await tickHour(world.host, {});
      await settle(world);
    }
    expect(await read(firm, payment.id)).toMatchObject({ state: "succeeded" });
    expect(await balanceOf(firm, account)).toBe(20_000n);
  });

  it("4.e a command that dies before its commit leaves nothing: no row, no event, no job, no posting", async () => {
    const firm = await openFirm(world);
    const counted = async () =>
      (
        await ownerRows(
          world,
          "SELECT (SELECT count(*) FROM event) AS e, (SELECT count(*) FROM posting) AS p, (SELECT count(*) FROM job.job) AS j, (SELECT count(*) FROM note) AS n",
        )
      )[0];
    const before = await counted();
    const dies = withTenant(world.host.database, firm.tenant.id, "write", async (db) => {
      await rows(
        db,
        sql`INSERT INTO note (tenant_id, id, subject_type, subject_id, body) VALUES (${firm.tenant.id}::uuid, ${newId()}::uuid, 'x', ${newId()}::uuid, 'half')`,
      );
      throw new Error("killed");
    });
    await expect(dies).rejects.toThrow("killed");
    expect(await counted()).toEqual(before);
  });
});

describe("Postgres restarted under load", () => {
  it("fails requests clean, keeps every acknowledged write whole, and serves again by itself", async () => {
    const folder = path.resolve(".cache", `restart-${process.pid}`);
    const settings = { fsync: "off" };
    const server = await startPostgres({ folder, settings });
    const urls = roleUrls(server.ownerUrl);
    await runMigrations(urls);
    const database = createDatabase({ appUrl: urls.appUrl, acrossUrl: urls.acrossUrl });
    const own: World = { ...world, urls, host: { ...world.host, database } };
    const firm = await openFirm(own);
    const tenantId = firm.tenant.id;
    const acknowledged: string[] = [];
    const faults: unknown[] = [];
    let running = true;
    const write = async () => {
      while (running) {
        const id = newId();
        try {
          await withTenant(database, tenantId, "write", (db) =>
            rows(
              db,
              sql`INSERT INTO note (tenant_id, id, subject_type, subject_id, body) VALUES (${tenantId}::uuid, ${id}::uuid, 'x', ${id}::uuid, 'whole')`,
            ),
          );
          acknowledged.push(id);
        } catch (error) {
          faults.push(error);
          await pause(20);
        }
      }
    };
    const writers = Array.from({ length: 6 }, write);
    await until(() => Promise.resolve(acknowledged.length > 50));
    await server.stop();
    await pause(300);
    const again = await startPostgres({ folder, settings });
    const reached = acknowledged.length;
    await until(() => Promise.resolve(acknowledged.length > reached + 50));
    running = false;
    await Promise.all(writers);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.filter((fault) => !isUnavailable(fault))).toEqual([]);
    const stored = await ownerRows<{ id: string }>(own, "SELECT id FROM note");
    const kept = new Set(stored.map((row) => row.id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    await database.close();
    await again.stop();
    await removePostgres(folder);
  }, 90_000);
});

describe("a form sent again", () => {
  it("after its answer was lost gives the first answer and pays once", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const form = cashForm(firm, account);
    const key = nextKey();
    const first = yes(await firm.admin.change(recordDebtorPayment, form, key));
    const again = await firm.admin.change(recordDebtorPayment, form, key);
    expect(again).toMatchObject({ ok: true, replayed: true, value: { paymentId: first.paymentId } });
  });
});

interface RealWorker {
  /** Waits; a worker that ended by itself fails at once, with what it said. */
  until(done: () => Promise<boolean>): Promise<void>;
  kill(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

function startRealWorker(of: World): RealWorker {
  const child = spawn(process.execPath, ["--import", "tsx", "app/jobs/worker.ts"], {
    env: { ...process.env, ...of.environment, WORKER_PORT: "0", HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const ended = once(child, "exit");
  const lastWords = () => said.join("").slice(-4_000);
  return {
    until: (done) =>
      until(async () => {
        if (child.exitCode !== null) throw new Error(`the worker ended: ${lastWords()}`);
        return done();
      }).catch((error: unknown) => {
        throw new Error(`the worker said: ${lastWords()}`, { cause: error });
      }),
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (await done()) return;
    await pause(50);
  }
  throw new Error("waited a minute in vain");
}
