// Source: spec 05 §16, table I01–I32.

/** What is frozen when it fails: `none` only tells people. */
export type Frozen =
  | "tenant" | "ledger_account" | "customer" | "cause" | "entry_accounts" | "payments" | "bank_account" | "line" | "none"
  | "period_lock" | "creditor" | "account" | "loan" | "program" | "trust_account" | "fee_collection" | "remittance"
  | "program_fees" | "commission_run" | "processor_refunds" | "hold"; // prettier-ignore

/** The part of the product whose tables a check needs before it can run. */
export type Awaited = "lending" | "relief";

export interface StandingInvariant {
  code: string;
  frozen: Frozen;
  /** the context of the highest table it reads, whose checker runs it */
  context: "money" | "collections" | null;
  /** set while `context` is null */
  waitsFor?: Awaited;
}

const money = (code: string, frozen: Frozen): StandingInvariant => ({ code, frozen, context: "money" });
const desk = (code: string, frozen: Frozen): StandingInvariant => ({ code, frozen, context: "collections" });
const later = (code: string, frozen: Frozen, waitsFor: Awaited): StandingInvariant => ({
  code,
  frozen,
  context: null,
  waitsFor,
});

export const STANDING_INVARIANTS: readonly StandingInvariant[] = [
  money("I01", "tenant"),
  money("I02", "tenant"),
  money("I03", "ledger_account"),
  later("I04", "loan", "lending"),
  later("I05", "loan", "lending"),
  later("I06", "program", "relief"),
  desk("I07", "creditor"),
  desk("I08", "account"),
  money("I09", "ledger_account"),
  money("I10", "ledger_account"),
  money("I11", "customer"),
  money("I12", "cause"),
  money("I13", "entry_accounts"),
  money("I14", "payments"),
  money("I15", "bank_account"),
  money("I16", "line"),
  money("I17", "none"),
  money("I18", "trust_account"),
  money("I19", "fee_collection"),
  desk("I20", "remittance"),
  later("I21", "program_fees", "relief"),
  money("I22", "commission_run"),
  money("I23", "processor_refunds"),
  money("I24", "tenant"),
  money("I25", "tenant"),
  later("I26", "loan", "lending"),
  money("I27", "none"),
  money("I28", "none"),
  money("I29", "tenant"),
  later("I30", "loan", "lending"),
  later("I31", "hold", "lending"),
  money("I32", "period_lock"),
];

export function standingInvariant(code: string): StandingInvariant | null {
  return STANDING_INVARIANTS.find((one) => one.code === code) ?? null;
}
