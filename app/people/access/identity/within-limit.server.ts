import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import { currentHost } from "~/office/commands/command/current-host.server";

const limiters = new Map<string, RateLimiterPostgres>();

/** Counts one use; false when `points` uses in `seconds` are spent. Shared by all processes through Postgres. */
export async function withinLimit(
  what: string,
  who: string,
  points: number,
  seconds: number,
): Promise<boolean> {
  const limiter = limiters.get(what) ?? (await makeLimiter(what, points, seconds));
  try {
    await limiter.consume(who.slice(0, 200));
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}

async function makeLimiter(
  keyPrefix: string,
  points: number,
  duration: number,
): Promise<RateLimiterPostgres> {
  const { database } = await currentHost();
  const limiter = new RateLimiterPostgres({
    storeClient: database.app,
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix,
    points,
    duration,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
  });
  limiters.set(keyPrefix, limiter);
  return limiter;
}
