import { listFlags } from "~/people/data/flag/feature-flags.server";
import { isFlagOn } from "~/people/domain/flag/flag.server";
import type { FlagKey } from "~/people/domain/flag/flags.table";
import type { Database } from "~/platform/db/database.server";

/** Whether a switch of the platform is on, for one firm or, without one, at all. */
export async function flagOn(
  database: Database,
  key: FlagKey,
  { tenantId = null, now }: { tenantId?: string | null; now: Date },
): Promise<boolean> {
  const flags = await listFlags(database);
  const rule = flags.find((flag) => flag.key === key);
  return rule !== undefined && isFlagOn(key, rule, tenantId, now);
}
