// Source: spec 05 §17: bank details of a payee that changed less than 48 hours ago need one approval more.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export const HOLDER_TYPES = ["customer", "creditor", "staff"] as const;
export type HolderType = (typeof HOLDER_TYPES)[number];

export const PAYEE_KINDS = ["checking", "savings"] as const;

export type PayeeAccountState = "draft" | "verified" | "rejected" | "closed";

const COOLING_HOURS = 48;

/** A first bank detail is no change; a further one cools down. */
export function usableFrom(now: Date, changed: boolean): Date {
  return changed ? new Date(now.getTime() + COOLING_HOURS * 3_600_000) : now;
}

export function isCooling(account: { usableFrom: Date }, now: Date): boolean {
  return account.usableFrom > now;
}

/** Only a verified bank account is paid to. */
export function payable(account: { state: PayeeAccountState } | null): Outcome<null> {
  return account?.state === "verified" ? accept(null) : refuse("PAYEE_UNVERIFIED");
}
