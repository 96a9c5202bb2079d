import type { CommandHost } from "~/office/commands/command/run-command.server";
import { saveApiCalls } from "~/people/data/billing/usage.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { log } from "~/platform/log/log.server";

const FLUSH_MS = 5_000;

/** Calls since the last write, by firm: a plan's month is counted without a write for each call. */
const waiting = new Map<string, number>();
let timer: NodeJS.Timeout | null = null;

/** Counts one call of a firm's program against its plan; written within seconds. */
export function countCall(host: CommandHost, tenantId: string): void {
  waiting.set(tenantId, (waiting.get(tenantId) ?? 0) + 1);
  timer ??= setTimeout(() => void flushCalls(host), FLUSH_MS).unref();
}

/** What could not be written is counted with the next. */
export async function flushCalls(host: CommandHost): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  const counted = [...waiting];
  waiting.clear();
  const month = host.now().toISOString().slice(0, 7);
  for (const [tenantId, calls] of counted) {
    await withTenant(host.database, tenantId, "write", (db) => saveApiCalls(db, month, calls)).catch(
      (error: unknown) => {
        waiting.set(tenantId, (waiting.get(tenantId) ?? 0) + calls);
        log().warn({ err: error }, "calls of a program were not counted yet");
      },
    );
  }
}
