import { type ChildProcess, spawn } from "node:child_process";

import autocannon from "autocannon";

import { saveNewTotp, saveTotpConfirmed } from "~/people/data/login/user-factors.server";
import { saveSession } from "~/people/data/session/sessions.server";

import type { BenchWorld } from "./bench-world";
import { fillAccounts } from "./fill-accounts";
import { interleave, line } from "./ratio";

/** The worklist page with 50 rows, guard and queries, ÷ the sign-in page and ÷ a bare route of the same server, requests a second. */
export async function benchPages(world: BenchWorld): Promise<string[]> {
  const firm = await world.openFirm("pages");
  await fillAccounts(world.owner, firm, 10_000);
  const factor = await saveNewTotp(world.host.database, firm.userId, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  await saveTotpConfirmed(world.host.database, firm.userId, factor, 0);
  const session = await saveSession(world.host.database, {
    kind: "staff",
    userId: firm.userId,
    principalId: firm.staffId,
    tenantId: firm.tenant.id,
    ip: null,
    userAgent: null,
  });
  const { staffCookie } = await import("~/people/access/session-cookie.server");
  const cookie = (await staffCookie().serialize(session.token)).split(";")[0] ?? "";
  const base = world.environment["BASE_URL"] ?? "";
  const server = spawn(process.execPath, ["build/web.js"], {
    env: { ...process.env, ...world.environment, NODE_ENV: "production" },
    stdio: "ignore",
  });
  try {
    await untilUp(base);
    const list = () => requests(`${base}/worklist`, cookie);
    return [
      line(
        "worklist page ÷ sign-in page of the same server, requests",
        await interleave(5, list, () => requests(`${base}/login`, "")),
        "≥ 0.3",
      ),
      line(
        "worklist page ÷ bare route (/health/live) of the same server",
        await interleave(5, list, () => requests(`${base}/health/live`, "")),
        "—",
      ),
    ];
  } finally {
    await ended(server);
  }
}

async function requests(url: string, cookie: string): Promise<number> {
  const result = await autocannon({ url, connections: 8, duration: 4, headers: cookie ? { cookie } : {} });
  if (result.non2xx > 0)
    throw new Error(`${url} answered ${result.non2xx} times with something else than 2xx`);
  return result.requests.average;
}

async function untilUp(base: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${base}/health/live`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the web server did not come up; run `npm run build` first");
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGTERM");
  });
}
