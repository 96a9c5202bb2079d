/** Duties that one person may not hold together (spec 07 §5.6, 03 §1 SOD-1). */
export const DUTY_PAIRS: readonly (readonly [string, string])[] = [
  ["payment:record", "loan_application:approve"],
  ["bank_statement:import", "loan_application:approve"],
  ["payout:prepare", "payout:release"],
  ["settlement:create", "payout:prepare"],
  ["settlement:create", "payout:release"],
];

/** The pairs that these permissions join. */
export function conflictsOf(permissions: Iterable<string>): (readonly [string, string])[] {
  const held = new Set(permissions);
  return DUTY_PAIRS.filter(([one, other]) => held.has(one) && held.has(other));
}
