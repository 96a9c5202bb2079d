// Source: spec 05 §9, fingerprint and occurrence. Written once and never changed: stored lines depend on it.
import { createHash } from "node:crypto";

import type { StatementLine } from "./statement";

type Fingerprinted = Pick<
  StatementLine,
  "bookingDate" | "valueDate" | "side" | "minor" | "currency" | "reference" | "narrative" | "balance"
>;

export interface LineIdentity {
  /** SHA-256, lower-case hex */
  fingerprint: string;
  /** ordinal of the same fingerprint in the file; from 1 */
  occurrence: number;
}

export interface IdentityRules {
  bankAccountId: string;
  /** the row balance belongs to the fingerprint (profile) */
  balanceReliable: boolean;
}

export function fingerprintOf(
  line: Fingerprinted,
  { bankAccountId, balanceReliable }: IdentityRules,
): string {
  const parts = [
    bankAccountId,
    line.bookingDate,
    line.valueDate,
    line.side,
    line.minor.toString(),
    line.currency,
    canonical(line.reference ?? ""),
    canonical(line.narrative),
  ];
  if (balanceReliable) parts.push(line.balance === null ? "" : line.balance.toString());
  return createHash("sha256").update(parts.join("|"), "utf8").digest("hex");
}

/**
 * Identity of every line of one file, in its order. The booking date is in the fingerprint, so counting
 * equal fingerprints counts within the day.
 */
export function identifyLines(lines: Fingerprinted[], rules: IdentityRules): LineIdentity[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const fingerprint = fingerprintOf(line, rules);
    const occurrence = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, occurrence);
    return { fingerprint, occurrence };
  });
}

/** Key of an identity within one bank account. */
export function identityKey({ fingerprint, occurrence }: LineIdentity): string {
  return `${fingerprint}:${occurrence}`;
}

function canonical(text: string): string {
  return text.normalize("NFKC").toUpperCase().replace(/\s+/g, " ").trim();
}
