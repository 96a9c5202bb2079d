import { z } from "zod";

import type { CivilDate } from "~/office/domain/calendar-date";
import { findSetting, saveSetting } from "~/office/data/setting/settings.server";
import type { AchOriginator } from "~/money/domain/ach/write-debit-file";
import type { TenantDb } from "~/platform/db/tenant-db.server";

const KEY = "ach.originator";

const stored = z.object({
  destination: z.string(),
  destinationName: z.string(),
  originId: z.string(),
  originName: z.string(),
  odfi: z.string(),
  companyName: z.string(),
  companyId: z.string(),
});

/** Who sends debit files, as the bank registered the firm; null until somebody said it. */
export async function findOriginator(db: TenantDb, on: CivilDate): Promise<AchOriginator | null> {
  const known = stored.safeParse(await findSetting(db, KEY, on));
  return known.success ? known.data : null;
}

export async function saveOriginator(
  db: TenantDb,
  originator: AchOriginator,
  more: { from: CivilDate; by: { kind: string; id: string | null } },
): Promise<void> {
  await saveSetting(db, { key: KEY, value: originator, ...more });
}
