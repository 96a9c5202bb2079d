import { EnvProblem } from "../env/read-env";
import { log } from "../log/log.server";

const HARD_LIMIT = 30_000;

/**
 * Runs a process from start to stop: `start` answers with how to stop. SIGTERM and SIGINT stop it in
 * order; an error nobody caught ends it, since its state is unknown, and whoever supervises it starts
 * another.
 */
export async function runProcess(name: string, start: () => Promise<() => Promise<void>>): Promise<void> {
  const die = (error: unknown) => {
    log().fatal({ err: error }, `${name} died`);
    process.exit(1);
  };
  process.on("uncaughtException", die);
  process.on("unhandledRejection", die);
  const stop = await start().catch((error: unknown) => {
    if (!(error instanceof EnvProblem)) return die(error);
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  const end = (signal: string) => {
    log().info({ signal }, `${name} stops`);
    setTimeout(() => process.exit(1), HARD_LIMIT).unref();
    void stop().then(() => process.exit(0), die);
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
}
