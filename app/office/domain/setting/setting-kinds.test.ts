import { describe, expect, it } from "vitest";

import { compareSettings } from "./compare-settings";
import { checkValue, defaultOf, fromTyped, type SettingDef, toTyped } from "./setting-kinds";
import { settingOf, standing } from "./setting-of";
import { readSettingsFile } from "./settings-file";
import { SETTING_KEYS, SETTINGS } from "./settings.table";

describe("every setting", () => {
  it.each(SETTING_KEYS)("%s has a default within its own bounds, in every country", (key) => {
    const def: SettingDef = SETTINGS[key];
    for (const country of ["US", "IN", "ZZ"])
      expect(checkValue(def, defaultOf(def, country), country)).toMatchObject({ ok: true });
  });

  it.each(SETTING_KEYS)("%s is typed as it is stored", (key) => {
    const def: SettingDef = SETTINGS[key];
    const usual = defaultOf(def, "US");
    expect(fromTyped(def, toTyped(usual))).toEqual(usual);
  });
});

it("bounds are refused with what they are", () => {
  expect(checkValue(SETTINGS.export_cap, 99, "US")).toMatchObject({
    refusal: { code: "OUTSIDE_BOUNDS", facts: { least: 100, most: 1_000_000 } },
  });
  for (const value of ["500", 100.5, null, Number.NaN])
    expect(checkValue(SETTINGS.export_cap, value, "US").ok).toBe(false);
});

it("P3-1 hours wider than the law's are refused, naming the rule; within it they are not", () => {
  const callsFrom: SettingDef = {
    group: "portal",
    kind: "whole",
    unit: "clock",
    least: 0,
    most: 23,
    default: 9,
    law: { least: 8, rule: "US-FDCPA-004", countries: ["US"] },
  };
  expect(checkValue(callsFrom, 7, "US")).toMatchObject({
    refusal: { code: "OUTSIDE_LEGAL_BOUNDS", facts: { rule: "US-FDCPA-004", least: 8 } },
  });
  expect(checkValue(callsFrom, 8, "US").ok).toBe(true);
  expect(checkValue(callsFrom, 7, "GB").ok).toBe(true);
});

it("a word from before the bounds were drawn closer counts as the default", () => {
  expect(standing(SETTINGS.export_cap, 5, "US")).toBe(10_000);
  expect(settingOf({ country: "US", settings: { export_cap: 500 } }, "export_cap")).toBe(500);
  expect(settingOf({ country: "US", settings: { export_cap: null } }, "export_cap")).toBe(10_000);
  expect(settingOf({ country: "IN" }, "fiscal_start_month")).toBe(4);
});

it("a file of settings is read, and what it would change is told with what it names that is none", () => {
  const read = readSettingsFile('{"settings": {"export_cap": 500, "idle_minutes": 30, "shoe_size": 42}}');
  const rows = (["export_cap", "idle_minutes"] as const).map((key) => {
    const def: SettingDef = SETTINGS[key];
    return { key, def, value: SETTINGS[key].default, usual: SETTINGS[key].default };
  });
  const diff = compareSettings(rows, read.ok ? read.value : {});
  expect(diff.changes.map(({ key, now, then }) => [key, now, then])).toEqual([["export_cap", 10_000, 500]]);
  expect(diff.unknown).toEqual(["shoe_size"]);
  for (const text of ["", "[]", "{}", '{"settings": []}', "nonsense"])
    expect(readSettingsFile(text)).toMatchObject({ refusal: { fields: { file: "SETTINGS_FORMAT" } } });
});
