import { isColour, isReadable, nearestReadable } from "~/office/domain/colour/contrast";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

// Source: spec 07 §3: every setting has a default and bounds; the law's bounds lie inside them and name their rule.

export const SETTING_GROUPS = [
  "calendar",
  "collections",
  "money",
  "security",
  "approvals",
  "alerts",
  "portal",
  "brand",
] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** What a whole number counts. */
export type SettingUnit =
  | "minutes"
  | "hours"
  | "days"
  | "months"
  | "rows"
  | "accounts"
  | "sessions"
  | "failures"
  | "characters"
  | "reveals"
  | "seconds"
  | "month"
  | "clock";

interface WholeKind {
  kind: "whole";
  unit: SettingUnit;
  least: number;
  most: number;
  default: number;
  /** where a country's habit is another */
  byCountry?: Readonly<Record<string, number>>;
  /** narrower, by a rule of law */
  law?: { least?: number; most?: number; rule: string; countries?: readonly string[] };
}
interface ChoiceKind {
  kind: "choice";
  choices: readonly string[];
  default: string;
}
interface TextKind {
  kind: "text";
  longest: number;
  /** empty is always allowed: nothing is shown */
  default: "";
  shape?: "email" | "phone";
}
interface ColourKind {
  kind: "colour";
  /** "#rrggbb" */
  default: string;
}
interface LinesKind {
  kind: "lines";
  /** lines at most */
  most: number;
  default: readonly string[];
}

export type SettingDef = (WholeKind | ChoiceKind | TextKind | ColourKind | LinesKind) & {
  group: SettingGroup;
  /** asks for a fresh second factor and, where there is one, for a second person */
  risky?: true;
  /** belongs to a desk: of no use where it is off */
  desk?: "collections";
  /** holds from the day it is changed; it has no other days */
  undated?: true;
};

export type SettingValue = number | string | readonly string[];

/** What a setting is while nobody said anything. */
export function defaultOf(def: SettingDef, country: string): SettingValue {
  return (def.kind === "whole" ? def.byCountry?.[country] : undefined) ?? def.default;
}

/** Whether the value is one that this setting may have in this country. */
export function checkValue(def: SettingDef, value: unknown, country: string): Outcome<SettingValue> {
  if (def.kind === "whole") return checkWhole(def, value, country);
  if (def.kind === "text") return checkText(def, value);
  if (def.kind === "colour") return checkColour(value);
  if (def.kind === "choice")
    return typeof value === "string" && def.choices.includes(value)
      ? accept(value)
      : outside({ choices: def.choices });
  const lines = Array.isArray(value) && value.every((line) => typeof line === "string") ? value : null;
  return lines && lines.length <= def.most ? accept(lines) : outside({ most: def.most });
}

function checkWhole(def: WholeKind, value: unknown, country: string): Outcome<SettingValue> {
  const { least, most, law } = def;
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most)
    return outside({ least, most });
  const bound = law && (law.countries?.includes(country) ?? true);
  if (bound && (value < (law.least ?? least) || value > (law.most ?? most))) {
    const facts = { rule: law.rule, least: law.least ?? least, most: law.most ?? most };
    return refuse("OUTSIDE_LEGAL_BOUNDS", { fields: { value: "OUTSIDE_LEGAL_BOUNDS" }, facts });
  }
  return accept(value);
}

const SHAPES = { email: /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, phone: /^[+\d][\d ()./-]{4,29}$/ };

function checkText(def: TextKind, value: unknown): Outcome<SettingValue> {
  // a line of a letter's head or a page's foot: never a second line
  if (typeof value !== "string" || value.length > def.longest || /\p{Cc}/u.test(value))
    return outside({ most: def.longest });
  const right = value === "" || !def.shape || SHAPES[def.shape].test(value);
  return right ? accept(value) : refuse("INVALID", { fields: { value: "INVALID" } });
}

/** A colour in which text could not be read is refused with the nearest in which it can. */
function checkColour(value: unknown): Outcome<SettingValue> {
  if (typeof value !== "string" || !isColour(value))
    return refuse("COLOUR_FORMAT", { fields: { value: "COLOUR_FORMAT" } });
  if (isReadable(value)) return accept(value);
  const facts = { nearest: nearestReadable(value) };
  return refuse("CONTRAST_LOW", { fields: { value: "CONTRAST_LOW" }, facts });
}

function outside(facts: Record<string, unknown>) {
  return refuse("OUTSIDE_BOUNDS", { fields: { value: "OUTSIDE_BOUNDS" }, facts });
}

/** What a person typed, as this setting holds it; text that is no number stays text and is outside its bounds. */
export function fromTyped(def: SettingDef, text: string): unknown {
  const typed = text.trim();
  if (def.kind === "whole") return /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
  if (def.kind === "colour") return typed.toLowerCase();
  if (def.kind === "choice" || def.kind === "text") return typed;
  const lines = typed.split(/[\n,;]+/).map((line) => line.trim());
  return [...new Set(lines.filter(Boolean))];
}

/** The reverse of fromTyped. */
export function toTyped(value: SettingValue): string {
  return typeof value === "object" ? value.join("\n") : String(value);
}
