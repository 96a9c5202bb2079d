import { rm } from "node:fs/promises";
import path from "node:path";

import { buildProject } from "../bundle/build-project";
import type { DemoFacts } from "./demo-context";
import { openDatabase, removeDatabase } from "./demo-database";
import { demoEnvironment, local, SFTP_USER, siteUrl } from "./demo-environment";
import { type DemoFolder, demoSecrets, openFolder, writeJson } from "./demo-folder";
import { demoPorts } from "./demo-ports";
import { demoPrograms } from "./demo-programs";
import { seedDemo } from "./seed-demo";
import { stopLeftovers } from "./stop-leftovers";
import { Supervisor } from "./supervisor";

export interface DemoOptions {
  /** null: the last one, or 3000; 0: any free one */
  port: number | null;
  data: string;
  fresh: boolean;
  log: (line: string) => void;
  /** called when a program cannot be kept alive */
  onFailure: (reason: string) => void;
}

export interface Demo {
  /** settles when everything answers, or when the start failed or was stopped */
  ready: Promise<DemoFacts>;
  /** stops whatever runs by then, also in the middle of the start */
  stop(): Promise<void>;
}

/** Everything the product needs to run on this machine, and a firm with some history in it. */
export function startDemo(options: DemoOptions): Demo {
  const abort = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer();
  };
  const ready = start(options, abort.signal, (closer) => closers.push(closer)).catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
  return {
    ready,
    async stop() {
      abort.abort(new Error("stopped"));
      // the step under way ends first, so that nothing starts behind our back
      await Promise.allSettled([ready]);
      await close();
    },
  };
}

async function start(
  options: DemoOptions,
  signal: AbortSignal,
  onStop: (closer: () => Promise<void>) => void,
): Promise<DemoFacts> {
  const { log } = options;
  const folder = await prepareFolder(options);
  await buildProject(log);
  signal.throwIfAborted();
  const secrets = await demoSecrets(folder);
  const ports = await demoPorts(folder, options.port);
  const database = await openDatabase(folder, secrets, { fresh: options.fresh, log });
  onStop(() => database.stop());
  const supervisor = new Supervisor(folder, signal, options.onFailure);
  onStop(() => supervisor.stop());
  const env = demoEnvironment(folder, ports, secrets, database.urls);
  for (const together of demoPrograms(folder, ports, secrets, env)) {
    signal.throwIfAborted();
    await Promise.all(together.map((program) => supervisor.start(program)));
  }
  const addresses = {
    baseUrl: siteUrl(ports.web),
    outboxUrl: local(ports.outbox),
    namesUrl: local(ports.names),
    stripeUrl: local(ports.stripe),
  };
  const login = { username: SFTP_USER, password: secrets.sftpPassword };
  const sftp = { host: "127.0.0.1", port: ports.sftp, ...login, folder: folder.sftp };
  const seed = await seedDemo(folder, env, { ...addresses, sftp }, signal);
  const facts: DemoFacts = { ...addresses, ...seed, databaseUrl: database.urls.ownerUrl };
  await writeJson(folder.facts, facts);
  onStop(() => rm(folder.facts, { force: true }));
  return facts;
}

async function prepareFolder({ data, fresh, log }: DemoOptions): Promise<DemoFolder> {
  const folder = await openFolder(path.resolve(data));
  await stopLeftovers(folder, log);
  // nobody should read the addresses of a start that has not happened yet
  await rm(folder.facts, { force: true });
  if (!fresh) return folder;
  await removeDatabase(folder);
  await rm(folder.root, { recursive: true, force: true });
  return openFolder(folder.root);
}
