// Source: spec 05 §11.
import type { Part, TrustFacts } from "./reconcile";

/** A sub-account of client money; `amount` on its normal side. */
export interface TrustPosition {
  ledgerAccountId: string;
  code: string;
  dimensionId: string | null;
  protected: boolean;
  amount: bigint;
}

const BANK = ["1020", "1030"];
const CLEARING = ["1040", "1045", "1050", "1060"];
const NOT_IDENTIFIED_OUT = "1900";

/**
 * The trust side out of its sub-accounts. Money whose owner is not known yet (2300 less 1900 of trust lines) is owed to
 * somebody too, so it stands in C until it is matched.
 */
export function trustParts(
  positions: readonly TrustPosition[],
  due: { cash: bigint; unswept: bigint; uncovered: bigint },
): TrustFacts {
  const byCode = new Map<string, bigint>();
  for (const { code, amount } of positions) byCode.set(code, (byCode.get(code) ?? 0n) + amount);
  const parts = [...byCode].map(([code, amount]): Part => ({ code, amount }));
  const clearing = parts.filter(({ code }) => CLEARING.includes(code));
  const owed = parts.filter(({ code }) => code.startsWith("2"));
  const out = byCode.get(NOT_IDENTIFIED_OUT) ?? 0n;
  return {
    b: BANK.reduce((sum, code) => sum + (byCode.get(code) ?? 0n), 0n),
    clearing: due.cash === 0n ? clearing : [{ code: "1000", amount: due.cash }, ...clearing],
    liabilities: out === 0n ? owed : [...owed, { code: NOT_IDENTIFIED_OUT, amount: -out }],
    processors: [],
    unswept: due.unswept,
    uncovered: due.uncovered,
    negative: positions.filter((one) => one.code.startsWith("2") && one.amount < 0n),
  };
}
