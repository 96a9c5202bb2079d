import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Readable } from "node:stream";

import { PgBoss } from "pg-boss";

import { JOBS, type JobName } from "~/jobs/catalog";
import { handlers } from "~/jobs/handlers";
import type { JobHost } from "~/jobs/job-host";
import { sealEvents } from "~/jobs/office/seal-events.server";
import { receivers } from "~/jobs/receivers";
import { runAsSystem, type SystemAccess } from "~/jobs/run-as-system.server";
import { provideHost } from "~/office/commands/command/current-host.server";
import { createDatabase } from "~/platform/db/database.server";
import { newId } from "~/platform/ids/new-id";
import { createQueues, openQueue, QUEUE_SCHEMA } from "~/platform/queue/queue.server";
import { FakeBilling } from "~/ports/billing/fake";
import { FakeCertificates } from "~/ports/certificates/fake";
import { FakeDns } from "~/ports/dns/fake";
import { FakeEmail } from "~/ports/email/fake";
import { FakePaymentEvents } from "~/ports/payment-events/fake";
import { FakePayments } from "~/ports/payments/fake";
import { FakeStandingPayments } from "~/ports/payments/fake-standing";
import { FakeSftp } from "~/ports/sftp/fake.server";
import { localDiskStorage } from "~/ports/storage/local-disk.server";

import { cloneDatabase } from "./database";
import { ledgerGaps } from "./ledger-gaps";
import { useTestEnv } from "./test-env";

/** A whole product in one process: real Postgres, real queue, fakes for the outside world. */
export interface World {
  host: JobHost & {
    ports: {
      standing: FakeStandingPayments;
      payments: FakePayments;
      paymentEvents: FakePaymentEvents;
      email: FakeEmail;
      billing: FakeBilling;
      sftp: FakeSftp;
      dns: FakeDns;
      certificates: FakeCertificates;
    };
  };
  urls: { ownerUrl: string; appUrl: string; acrossUrl: string };
  /** what a real process of this world would be started with */
  environment: Record<string, string>;
  /** Works every waiting job until none is left; a job that throws is told through `errors`. */
  drain(): Promise<{ done: string[]; errors: { job: string; error: unknown }[] }>;
  seal(tenantId: string): Promise<number>;
  system(tenantId: string): Promise<SystemAccess>;
  store(
    tenantId: string,
    content: string | Buffer,
  ): Promise<{ storageKey: string; sha256: string; size: bigint }>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const cloned = await cloneDatabase();
  const database = createDatabase({ appUrl: cloned.appUrl, acrossUrl: cloned.acrossUrl, max: 40 });
  const queue = await openQueue(database.app);
  const folder = await mkdtemp(path.join(tmpdir(), "quittance-world-"));
  const environment = useTestEnv(cloned, pathToFileURL(folder).href);
  const payments = new FakePayments();
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const host: World["host"] = {
    database,
    queue,
    receivers,
    now: () => new Date(),
    baseUrl: "http://quittance.test",
    mailFrom: "no-reply@quittance.test",
    log: quiet,
    ports: {
      payments,
      standing: new FakeStandingPayments(payments),
      paymentEvents: new FakePaymentEvents(payments),
      storage: localDiskStorage({ root: folder }),
      billing: new FakeBilling(),
      email: new FakeEmail(),
      sftp: new FakeSftp(),
      dns: new FakeDns(),
      certificates: new FakeCertificates(),
    },
  };
  provideHost(() => Promise.resolve(host));
  const boss = new PgBoss({
    connectionString: cloned.appUrl,
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  await createQueues(
    boss,
    Object.entries(JOBS).map(([name, options]) => ({ name, ...options })),
  );
  return {
    host,
    urls: cloned,
    environment,
    drain: () => drain(boss, host),
    seal: (tenantId) => sealEvents(database, tenantId),
    system: async (tenantId) =>
      (await runAsSystem(host, tenantId, "test")) ?? Promise.reject(new Error("no such tenant")),
    store: async (tenantId, content) => {
      const storageKey = `imports/${newId()}/original`;
      const stored = await host.ports.storage.put(
        { tenantId, key: storageKey },
        Readable.from([Buffer.from(content)]),
        { maxBytes: 1e9 },
      );
      if (!stored.ok) throw new Error(stored.code);
      return { storageKey, sha256: stored.sha256, size: BigInt(stored.size) };
    },
    close: async () => {
      const gaps = await ledgerGaps({ urls: cloned });
      await boss.stop({ graceful: false });
      await queue.close();
      await database.close();
      await cloned.drop();
      await rm(folder, { recursive: true, force: true });
      // whatever a test file did with money is held against the rules of spec 05 §19
      if (gaps.length > 0) throw new Error(`events and ledger disagree: ${gaps.join("; ")}`);
    },
  };
}

async function drain(boss: PgBoss, host: JobHost): ReturnType<World["drain"]> {
  const done: string[] = [];
  const errors: { job: string; error: unknown }[] = [];
  for (let found = true; found;) {
    found = false;
    for (const name of Object.keys(JOBS) as JobName[]) {
      for (const job of (await boss.fetch(name, { batchSize: 20 })) ?? []) {
        found = true;
        try {
          await handlers[name](host, { ...(job.data as object), jobId: job.id });
          await boss.complete(name, job.id);
          done.push(name);
        } catch (error) {
          errors.push({ job: name, error });
          await boss.cancel(name, job.id);
        }
      }
    }
  }
  return { done, errors };
}

/** The sample placement files; where they are not beside the checkout, the tests that need them say so. */
export const PLACEMENTS = path.resolve("../shared/data/placements");

export function readPlacement(name: string): Promise<Buffer> {
  return readFile(path.join(PLACEMENTS, name));
}
