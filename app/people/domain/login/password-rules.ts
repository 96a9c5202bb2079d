// Source: spec 07 §4.1.
import { accept, type Outcome, refuseField } from "~/office/domain/outcome";

import { COMMON_PASSWORDS } from "./common-passwords.table";

const MIN_ALONE = 15;
const MIN_WITH_FACTOR = 12;
const MAX_PASSWORD = 128;

export interface PasswordOwner {
  email: string;
  fullName: string;
  agencyName?: string;
  /** characters it needs, by leastLength; as many as one that stands alone */
  least?: number;
}

/** Characters that a new password needs: fewer beside a second factor, and never fewer than the login's firms ask for. */
export function leastLength(rule: { hasFactor?: boolean; asked?: number } = {}): number {
  return Math.max(rule.hasFactor ? MIN_WITH_FACTOR : MIN_ALONE, rule.asked ?? 0);
}

/** NFC text, spaces kept; no composition rules. Codes name what is wrong. */
export function checkPassword(text: string, owner: PasswordOwner): Outcome<string> {
  const password = text.normalize("NFC");
  const length = [...password].length;
  const { least = leastLength() } = owner;
  if (length < least) return refuseField("password", `PASSWORD_SHORT:${least}`);
  if (length > MAX_PASSWORD) return refuseField("password", "PASSWORD_TOO_LONG");
  if (isPattern(password)) return refuseField("password", "PASSWORD_PATTERN");
  if (isCommon(password)) return refuseField("password", "PASSWORD_COMMON");
  if (namesOwner(password, owner)) return refuseField("password", "PASSWORD_NAMES_YOU");
  return accept(password);
}

const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
/** "P@ssw0rd" → "password" */
const plain = (text: string) => [...text.toLowerCase()].map((char) => LEET[char] ?? char).join("");
const squash = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, "");

/** One character, or a short run, over and over; or a straight sequence. */
function isPattern(password: string): boolean {
  const text = password.toLowerCase();
  if (/^(.{1,4}?)\1+.{0,3}$/su.test(text)) return true;
  const steps = [...text]
    .slice(1)
    .map((char, index) => (char.codePointAt(0) ?? 0) - (text.codePointAt(index) ?? 0));
  const straight = steps.filter((step) => step === 1 || step === -1 || step === 0).length;
  return straight >= steps.length - 2;
}

/** A common word makes a password weak when little else is left beside it. */
function isCommon(password: string): boolean {
  return [squash(password), squash(plain(password))].some((text) => {
    const rest = COMMON_PASSWORDS.reduce((left, word) => left.replaceAll(word, ""), text).replace(/\d+/g, "");
    return rest.length < 5;
  });
}

function namesOwner(password: string, owner: PasswordOwner): boolean {
  const text = squash(password);
  const words = [
    owner.email,
    owner.email.split("@")[0] ?? "",
    owner.agencyName ?? "",
    ...owner.fullName.split(/\s+/),
  ];
  return words.map(squash).some((word) => word.length >= 4 && text.includes(word));
}
