import type { TFunction } from "i18next";

import type { SettingDef, SettingValue } from "~/office/domain/setting/setting-kinds";

import { formatCivilDate } from "../../format/format-date";

type Translate = TFunction<"firm">;

/** A setting's value as people say it: "30 days", "April", "06:00", "In turn". */
export function settingText(def: SettingDef, value: SettingValue, t: Translate, locale: string): string {
  if (def.kind === "choice") return t(`choice.${String(value)}` as "choice.balanced");
  if (def.kind === "lines") {
    const lines = Array.isArray(value) ? (value as string[]) : [];
    if (lines.length === 0) return t("unit.empty");
    return lines.length <= 3 ? lines.join(", ") : t("unit.lines", { count: lines.length });
  }
  if (def.kind === "text") return String(value) || t("unit.nothing");
  if (def.kind === "colour") return String(value);
  return wholeText(def.unit, Number(value), t, locale);
}

/** How far it may go. */
export function boundsText(def: SettingDef, t: Translate, locale: string): string {
  if (def.kind === "choice")
    return def.choices.map((choice) => t(`choice.${choice}` as "choice.balanced")).join(", ");
  if (def.kind === "lines") return t("unit.linesMost", { count: def.most });
  if (def.kind === "text") return t("unit.letters", { count: def.longest });
  if (def.kind === "colour") return t("unit.colour");
  const [least, most] = [def.least, def.most].map((bound) => wholeText(def.unit, bound, t, locale));
  return t("unit.span", { least, most });
}

type Unit = Extract<SettingDef, { kind: "whole" }>["unit"];

function wholeText(unit: Unit, value: number, t: Translate, locale: string): string {
  if (unit === "clock") return t("unit.clock", { hour: String(value).padStart(2, "0") });
  if (unit === "month") return monthName(value, locale);
  return t(`unit.${unit}`, { count: value });
}

/** 4 → "April" */
export function monthName(month: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, month - 1, 1)),
  );
}

export function dayText(value: string, locale: string): string {
  return formatCivilDate(value, locale);
}
