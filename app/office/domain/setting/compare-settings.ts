import type { SettingDef, SettingValue } from "./setting-kinds";
import { findDef, type SettingKey } from "./settings.table";

/** What a file of settings would change, beside what it names that is no setting. */
export interface SettingsDiff {
  changes: { key: SettingKey; def: SettingDef; now: SettingValue; then: unknown }[];
  unknown: string[];
}

/** @param rows what holds now; a setting that is not among them is not the firm's to choose */
export function compareSettings(
  rows: readonly { key: SettingKey; def: SettingDef; value: SettingValue; usual: SettingValue }[],
  wanted: Readonly<Record<string, unknown>>,
): SettingsDiff {
  const changes = rows.flatMap(({ key, def, value: now, usual }) => {
    if (!(key in wanted)) return [];
    const then = wanted[key] ?? usual;
    return JSON.stringify(then) === JSON.stringify(now) ? [] : [{ key, def, now, then }];
  });
  return { changes, unknown: Object.keys(wanted).filter((key) => !findDef(key)) };
}
