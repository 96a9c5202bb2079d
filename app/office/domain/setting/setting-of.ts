import type { TenantFacts } from "~/office/domain/event/actor";

import { checkValue, defaultOf, type SettingDef, type SettingValue } from "./setting-kinds";
import { type SettingKey, SETTINGS } from "./settings.table";

type ValueOf<K extends SettingKey> = (typeof SETTINGS)[K] extends { kind: "whole" }
  ? number
  : (typeof SETTINGS)[K] extends { choices: readonly (infer C)[] }
    ? C
    : (typeof SETTINGS)[K] extends { kind: "lines" }
      ? readonly string[]
      : string;

/**
 * What holds in the firm on its business date: its own word, or the default. The firm's facts carry what it said, read
 * afresh with every request and job, so a change is obeyed by the next one.
 */
export function settingOf<K extends SettingKey>(
  { settings, country }: Pick<TenantFacts, "settings" | "country">,
  key: K,
): ValueOf<K> {
  return standing(SETTINGS[key], settings?.[key], country) as ValueOf<K>;
}

/** A stored word; null, and one from before its bounds were drawn closer, is the default. */
export function standing(def: SettingDef, stored: unknown, country: string): SettingValue {
  const checked = checkValue(def, stored, country);
  return checked.ok ? checked.value : defaultOf(def, country);
}
