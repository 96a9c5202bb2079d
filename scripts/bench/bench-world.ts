import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";

import pg from "pg";

import { receivers } from "~/jobs/receivers";
import { runAsSystem, type SystemAccess } from "~/jobs/run-as-system.server";
import { provideHost } from "~/office/commands/command/current-host.server";
import { type CommandHost, runCommand } from "~/office/commands/command/run-command.server";
import type { TenantFacts } from "~/office/domain/event/actor";
import { SYSTEM_PERMISSIONS } from "~/office/domain/permission/permission-set";
import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { installTenant } from "~/people/commands/staff/install-tenant.server";
import { saveUnverifiedUser } from "~/people/data/login/user-accounts.server";
import { createDatabase } from "~/platform/db/database.server";
import { provideEnv } from "~/platform/env/env.server";
import { readEnv } from "~/platform/env/read-env";
import { newId } from "~/platform/ids/new-id";
import { openQueue } from "~/platform/queue/queue.server";

import { roleUrls, type RoleUrls } from "../database/role-urls";
import { runMigrations } from "../database/run-migrations";
import { removePostgres, startPostgres } from "../postgres/start-postgres";

export interface BenchWorld {
  host: CommandHost;
  urls: RoleUrls;
  environment: Record<string, string>;
  owner: pg.Client;
  openFirm(slug: string): Promise<BenchFirm>;
  close(): Promise<void>;
}

export interface BenchFirm {
  tenant: TenantFacts;
  system: SystemAccess;
  creditorId: string;
  staffId: string;
  userId: string;
}

/** A throwaway server with fsync on and the shipped settings: the ratios are of the real thing. */
export async function openBenchWorld(): Promise<BenchWorld> {
  const folder = path.resolve(".cache", `bench-${process.pid}`);
  const server = await startPostgres({
    folder,
    settings: { shared_buffers: "1GB", max_wal_size: "4GB", maintenance_work_mem: "512MB" },
  });
  const urls = roleUrls(server.ownerUrl);
  await runMigrations(urls);
  const environment = environmentOf(urls);
  provideEnv(readEnv(environment));
  const database = createDatabase({ appUrl: urls.appUrl, acrossUrl: urls.acrossUrl, max: 20 });
  const queue = await openQueue(database.app);
  const host: CommandHost = { database, queue, receivers, now: () => new Date() };
  provideHost(() => Promise.resolve(host));
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  return {
    host,
    urls,
    environment,
    owner,
    openFirm: (slug) => openFirm(host, slug),
    close: async () => {
      await owner.end();
      await queue.close();
      await database.close();
      await removePostgres(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function environmentOf(urls: RoleUrls): Record<string, string> {
  const key = () => randomBytes(32).toString("base64");
  return {
    APP_DATABASE_URL: urls.appUrl,
    ACROSS_DATABASE_URL: urls.acrossUrl,
    BASE_URL: "http://127.0.0.1:4790",
    HOST: "127.0.0.1",
    PORT: "4790",
    ENVIRONMENT_NAME: "test",
    LOG_LEVEL: "silent",
    SESSION_SECRET: key(),
    PASSWORD_PEPPER: key(),
    FIELD_KEYS: `bench:${key()}`,
    BLIND_INDEX_KEY: key(),
    STRIPE_SECRET_KEY: "sk_test_bench",
    STRIPE_WEBHOOK_SECRETS: "whsec_bench",
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "bench@quittance.example",
    STORAGE: "file:///tmp",
  };
}

async function openFirm(host: CommandHost, slug: string): Promise<BenchFirm> {
  const fresh = { id: newId(), email: `${slug}@bench.test`, fullName: "Bench", passwordHash: "none" };
  const userId = (await saveUnverifiedUser(host.database, fresh)) ?? fresh.id;
  const facts = {
    displayName: slug,
    legalName: slug,
    slug,
    country: "US",
    timeZone: "UTC",
    currency: "USD",
    language: "en",
  };
  const tenant: TenantFacts = {
    ...facts,
    id: newId(),
    status: "trial",
    businessDate: new Date().toISOString().slice(0, 10),
    fiscalStartMonth: 1,
  };
  const actor = {
    kind: "system" as const,
    id: null,
    name: "bench",
    roles: ["system"],
    permissions: SYSTEM_PERMISSIONS,
  };
  const call = { tenant, actor, origin: { ip: null, userAgent: null, requestId: null } };
  const made = await runCommand(host, call, installTenant, {
    ...facts,
    desk: "collections",
    userId,
    email: fresh.email,
    fullName: "Bench",
    termsAcceptedAt: new Date(),
  });
  const creditor = await runCommand(host, call, createCreditor, { name: "Meridian" });
  const system = await runAsSystem(host, tenant.id, "bench");
  if (!made.ok || !creditor.ok || !system) throw new Error("the bench firm was not made");
  return { tenant, system, creditorId: creditor.value.creditorId, staffId: made.value.staffId, userId };
}
