// Source: spec 05 §9: decimal and grouping of a profile (1,23,456.78 and 1.234,56); never zero by mistake.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { exponentOf } from "~/money/domain/amount/money";

import type { Side } from "./statement";

export interface NumberStyle {
  decimal: "." | ",";
  /** marks between groups of digits that are allowed to stand there */
  grouping: "," | "." | " " | "'" | "";
}

export const PLAIN: NumberStyle = { decimal: ".", grouping: "" };

export interface SignedAmount {
  /** with the sign that was printed: minus, brackets or a trailing minus */
  minor: bigint;
  /** what a "Dr" or "Cr" beside the number says */
  side: Side | null;
}

/** What Postgres' bigint holds. */
const MAX_BANK_MINOR = 9_223_372_036_854_775_807n;
const SYMBOLS = /^'|[$€£₹¥]|\bRs\b\.?|\u2212/giu;
const SIDE_WORD = /^(?<before>dr|cr)\b\.?\s*|\s*(?<=[\d)\s])(?<after>dr|cr|d|c)\.?$/i;
const CODE_WORD = /^([A-Z]{3})\s*(?=[\d+(-])|(?<=[\d)-])\s*([A-Z]{3})$/;

/**
 * Reads "₹ 1,23,456.78", "(250.00)", "1000-", "12,50,000.00 Dr", "USD 9.126,07".
 * Codes: AMOUNT_NOT_NUMBER, AMOUNT_PRECISION, AMOUNT_TOO_LARGE, CURRENCY_MIX.
 */
export function readBankAmount(text: string, currency: string, style: NumberStyle): Outcome<SignedAmount> {
  if (text.length > 60) return refuse("AMOUNT_NOT_NUMBER");
  let rest = text.replace(SYMBOLS, (mark) => (mark === "\u2212" ? "-" : "")).trim();
  const word = SIDE_WORD.exec(rest);
  const printed = word?.groups?.before ?? word?.groups?.after;
  const side = printed ? (printed.toUpperCase().startsWith("D") ? "D" : "C") : null;
  if (word && printed) rest = rest.replace(word[0], "").trim();
  const code = CODE_WORD.exec(rest);
  if (code) {
    if ((code[1] ?? code[2]) !== currency) return refuse("CURRENCY_MIX");
    rest = rest.replace(code[0], "").trim();
  }
  const { negative, digits } = takeSign(rest);
  const plain = plainDigits(digits, style);
  if (plain === null) return refuse("AMOUNT_NOT_NUMBER");
  const minor = toMinor(plain, currency);
  if (!minor.ok) return minor;
  return accept({ minor: negative ? -minor.value : minor.value, side });
}

function takeSign(text: string): { negative: boolean; digits: string } {
  const bracket = /^\((.+)\)$/.exec(text)?.[1];
  if (bracket !== undefined) return { negative: true, digits: bracket.trim() };
  const sign = /^[+-]|[+-]$/.exec(text)?.[0];
  return { negative: sign === "-", digits: sign ? text.replace(/^[+-]\s*|\s*[+-]$/, "") : text };
}

/** Digits with a point; null when the marks do not stand where the style puts them. */
function plainDigits(text: string, { decimal, grouping }: NumberStyle): string | null {
  const cut = text.split(decimal);
  if (cut.length > 2) return null;
  const [whole = "", fraction = ""] = cut;
  const spaced = whole.replace(/[\u00a0\u202f]/g, " ");
  const groups = grouping === "" ? [spaced] : spaced.split(grouping === "'" ? /['’]/ : grouping);
  if (!isGrouped(groups) || !/^\d*$/.test(fraction)) return null;
  const joined = groups.join("");
  return joined === "" && fraction === "" ? null : `${joined || "0"}.${fraction}`;
}

/** Western (1,234,567) or Indian (12,34,567) groups; or none at all. */
function isGrouped(groups: string[]): boolean {
  if (!groups.every((group) => /^\d*$/.test(group))) return false;
  if (groups.length === 1) return true;
  const [first = "", ...later] = groups;
  const last = later.at(-1);
  const middle = later.slice(0, -1);
  if (last?.length !== 3 || first.length < 1 || first.length > 3) return false;
  return middle.every((group) => group.length === 3) || (first.length < 3 && middle.every(isPair));
}

function isPair(group: string): boolean {
  return group.length === 2;
}

function toMinor(plain: string, currency: string): Outcome<bigint> {
  const exponent = exponentOf(currency);
  const [whole = "0", fraction = ""] = plain.split(".");
  if (/[1-9]/.test(fraction.slice(exponent))) return refuse("AMOUNT_PRECISION");
  const minor = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, "0"));
  return minor > MAX_BANK_MINOR ? refuse("AMOUNT_TOO_LARGE") : accept(minor);
}

const NUMBER_SHAPE = /^[^\d]*([\d.,' \u00a0\u202f’]*\d)[^\d]*$/;

/**
 * The style that the values of a file are written in. Two different marks, or digits after the last mark
 * that are no group of three, decide; a single "1,234" alone is taken as grouped.
 */
export function sniffNumberStyle(values: Iterable<string>): NumberStyle {
  const votes = { ".": 0, ",": 0 };
  let spaced = false;
  let quoted = false;
  for (const value of values) {
    const digits = NUMBER_SHAPE.exec(value.trim())?.[1];
    if (digits === undefined) continue;
    spaced ||= /\d[ \u00a0\u202f]\d{3}/.test(digits);
    quoted ||= /\d['’]\d{3}/.test(digits);
    const decimal = decimalOf(digits);
    if (decimal) votes[decimal] += 1;
  }
  const decimal = votes[","] > votes["."] ? "," : ".";
  if (quoted) return { decimal, grouping: "'" };
  if (spaced) return { decimal, grouping: " " };
  return { decimal, grouping: decimal === "." ? "," : "." };
}

function decimalOf(digits: string): "." | "," | null {
  const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  if (last < 0) return null;
  const mark = digits[last] === "," ? "," : ".";
  const other = mark === "," ? "." : ",";
  if (digits.indexOf(mark) !== last) return digits.includes(other) ? null : other;
  if (digits.includes(other)) return mark;
  return digits.length - last - 1 === 3 ? null : mark;
}
