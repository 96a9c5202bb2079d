// Source: spec 05 §7 (table), 01 R10.5 (classes of the codes §7 leaves out), IN-PAY-004, US-ACH-001, 002 and 005.
import { RETURN_POLICIES } from "./return-policy.table";

/** `upi` has no codes of its own here: each is unknown. */
export type ReturnRail = "ach" | "nach" | "card" | "upi";

export type RetryRule =
  | { kind: "never" }
  /** the same amount again; `pack`: as often as the rule pack says, before the next cycle */
  | { kind: "same"; max: number; withinDays: number }
  | { kind: "same"; max: "pack"; beforeNextCycle: true }
  /** one new entry with what was wrong put right; days run from the return */
  | { kind: "corrected"; withinDays: number | null }
  | { kind: "new_consent" }
  /** not a new presentation: the same one, once the bank was asked */
  | { kind: "reopen" }
  | { kind: "spaced"; max: number; withinDays: number; minutesApart: number };

/** What a return does to the mandate it came back on; `stop_flag` stops everything on the account. */
export type MandateEffect =
  | "keep" | "stop" | "revoke" | "pause" | "pause_until_corrected" | "stop_flag" | "re_register" | "new_method"
  | "pause_for_review"; // prettier-ignore

/** `overall` also counts what is unauthorised or administrative; technical failures are no returns. */
export type ReturnCount = "unauthorised" | "administrative" | "overall" | "technical" | "none";

export type ReturnTask =
  | "ask_new_account" | "ask_new_method" | "ask_new_consent" | "correct_data" | "register_again"
  | "compliance_review" | "enquire" | "guide_customer" | "investigate" | "unknown_code"; // prettier-ignore

export interface ReturnPolicy {
  /** in the words of the rail's own list; null where our sources give the code's class only */
  meaning: string | null;
  retry: RetryRule;
  mandate: MandateEffect;
  countsAs: ReturnCount;
  task: ReturnTask | null;
}

/** As the tables write it: R01, 04, insufficient_funds. */
export function normaliseReturnCode(rail: ReturnRail, code: string): string {
  const text = code.trim();
  if (rail === "ach") return text.toUpperCase();
  if (rail === "nach") return /^\d$/.test(text) ? `0${text}` : text.toLowerCase();
  return text.toLowerCase();
}

/** A code that no table names is never tried again: a person looks first, and nothing more is drawn until then. */
export function returnPolicyOf(rail: ReturnRail, code: string): ReturnPolicy {
  const name = normaliseReturnCode(rail, code);
  const named = Object.hasOwn(RETURN_POLICIES[rail], name) ? RETURN_POLICIES[rail][name] : undefined;
  if (named) return named;
  return {
    meaning: null,
    retry: { kind: "never" },
    mandate: "pause_for_review",
    countsAs: rail === "card" ? "none" : "overall",
    task: "unknown_code",
  };
}
