import { findSetting } from "~/office/data/setting/settings.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import { defaultOf, type SettingDef, type SettingValue } from "~/office/domain/setting/setting-kinds";
import { standing } from "~/office/domain/setting/setting-of";
import { findDef } from "~/office/domain/setting/settings.table";
import type { QueryContext } from "~/people/access/query-context";

export interface SettingAt {
  key: string;
  value: SettingValue;
  usual: SettingValue;
  on: CivilDate;
  def: SettingDef;
}

/** What a setting was, is or will be on a day; null for a word that is none. */
export async function settingAt(
  { db, tenant, today }: QueryContext,
  { key: name, on = today }: { key: string; on?: CivilDate },
): Promise<SettingAt | null> {
  const found = findDef(name);
  if (!found) return null;
  const { key, def } = found;
  const stored = key === "fiscal_start_month" ? tenant.fiscalStartMonth : await findSetting(db, key, on);
  const usual = defaultOf(def, tenant.country);
  return { key, value: standing(def, stored, tenant.country), usual, on, def };
}
