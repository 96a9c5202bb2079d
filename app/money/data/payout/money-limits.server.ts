import { z } from "zod";

import type { CivilDate } from "~/office/domain/calendar-date";
import { findSetting, saveSetting } from "~/office/data/setting/settings.server";
import type { TenantDb } from "~/platform/db/tenant-db.server";

const KEY = "money.limits";

/** Amounts as text: JSON has no integers of this size. */
const stored = z.object({
  payout: z.coerce.bigint().nullable().catch(null),
  unmatch: z.coerce.bigint().nullable().catch(null),
});

/** Minor units; null is no limit. */
export interface MoneyLimits {
  /** the most that one payout may be */
  payout: bigint | null;
  /** a match above it is taken back only when a second person agrees */
  unmatch: bigint | null;
}

export async function findMoneyLimits(db: TenantDb, on: CivilDate): Promise<MoneyLimits> {
  const known = stored.safeParse(await findSetting(db, KEY, on));
  return known.success ? known.data : { payout: null, unmatch: null };
}

export async function saveMoneyLimits(
  db: TenantDb,
  limits: MoneyLimits,
  more: { from: CivilDate; by: { kind: string; id: string | null } },
): Promise<void> {
  const value = { payout: limits.payout?.toString() ?? null, unmatch: limits.unmatch?.toString() ?? null };
  await saveSetting(db, { key: KEY, value, ...more });
}
