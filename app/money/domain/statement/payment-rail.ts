// Source: spec 05 §6 (normalise, rail patterns) and §9 (utr_regex). Patterns warn; they never block.
import { referenceKey } from "~/office/domain/reference-key";

export type Rail = "neft" | "rtgs" | "imps" | "upi" | "nach" | "card" | "cheque" | "cash";

/** NFKC, upper case, no separators; a reference without letter or digit is none at all. */
export function normaliseReference(reference: string | null): string | null {
  return referenceKey(reference ?? "") || null;
}

/** How a rail writes its unique numbers. */
const SHAPES: Partial<Record<Rail, RegExp>> = {
  neft: /^[A-Z]{4}[A-Z0-9]\d{11}$/,
  rtgs: /^[A-Z]{4}[A-Z0-9]{18}$/,
  imps: /^\d{12}$/,
  upi: /^\d{12}$/,
};

/** True when a normalised reference has not the form of its rail: worth a warning, no more. */
export function isOddForRail(rail: Rail, normalised: string): boolean {
  const shape = SHAPES[rail];
  return shape !== undefined && !shape.test(normalised);
}

const RAIL_WORDS: [Rail, RegExp][] = [
  ["upi", /\bUPI\b/],
  ["imps", /\bIMPS\b/],
  ["neft", /\bNEFT\b/],
  ["rtgs", /\bRTGS\b/],
  ["cheque", /\b(CHQ|CHEQUE|CHECK|CLEARING|CLG)\b/],
  ["nach", /\b(NACH|ACH|ECS)\b/],
  ["card", /\b(POS|CARD|VISA|MASTERCARD)\b/],
  ["cash", /\bCASH\b/],
];

/** Rail that a narrative names, null when it names none. */
export function railOf(narrative: string): Rail | null {
  const upper = narrative.toUpperCase();
  return RAIL_WORDS.find(([, word]) => word.test(upper))?.[0] ?? null;
}

const IN_NARRATIVE: Partial<Record<Rail, RegExp>> = {
  // some banks print their branch code in front, which makes 22 characters
  neft: /\b(?=[A-Z0-9]*\d)[A-Z]{4}[A-Z0-9]{12}(?:[A-Z0-9]{6})?\b/,
  rtgs: /\b(?=[A-Z0-9]*\d)[A-Z]{4}[A-Z0-9]{18}\b/,
  imps: /\b\d{12}\b/,
  upi: /\b\d{12}\b/,
};

/** Unique number of the rail inside a narrative: by the profile's own pattern first, then by the rail's. */
export function utrOf(narrative: string, pattern: RegExp | null): string | null {
  const upper = narrative.toUpperCase();
  const own = pattern?.exec(upper.slice(0, SEARCHED));
  if (own) return normaliseReference(own[1] ?? own[0]);
  const rail = railOf(upper);
  return (rail && IN_NARRATIVE[rail]?.exec(upper)?.[0]) ?? null;
}

const MAX_PATTERN = 200;
/** a profile's pattern looks no further, which bounds what a slow one can cost */
const SEARCHED = 300;
const UNSAFE = /\(\?(?!:)|\\[1-9k]|\)[*+{?]|[*+}][*+]|\{(?:\d+,)?\d{3,}\}/;
const UNBOUNDED = /(?<!\\)[*+]|\{\d+,\}/g;

/**
 * A profile's utr_regex, or null when it is none or could run long: no look-around, no back-reference, no
 * repeated group, at most one open repetition.
 */
export function readUtrPattern(text: string): RegExp | null {
  if (text === "" || text.length > MAX_PATTERN || UNSAFE.test(text)) return null;
  if ((text.match(UNBOUNDED) ?? []).length > 1) return null;
  try {
    return new RegExp(text, "i");
  } catch {
    return null;
  }
}
