import { type SlowStatement, slowStatements } from "~/platform/db/slow-statements.server";
import { type RequestHealth, requestHealth } from "~/platform/metrics/request-health.server";

/** How this web process answers and what it waited for; nothing of it stands in the database. */
export async function processHealth(
  most: number,
): Promise<{ requests: RequestHealth; slow: SlowStatement[] }> {
  return { requests: await requestHealth(most), slow: slowStatements(most) };
}
