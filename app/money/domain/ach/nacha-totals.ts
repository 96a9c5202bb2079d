import type { NachaEntry, NachaTotals } from "./nacha-file";

const HASH_ROOM = 10_000_000_000n;

/** Debits end in 5–9, credits in 0–4, whatever the kind of account (21–24 … 56). */
export function directionOf(transactionCode: string): NachaEntry["direction"] {
  return Number(transactionCode.slice(-1)) >= 5 ? "debit" : "credit";
}

type Counted = Pick<NachaEntry, "routing" | "amount" | "direction"> & { addenda: unknown[] };

export function totalsOf(entries: Counted[]): NachaTotals {
  const totals = { entryAddendaCount: 0, entryHash: 0n, totalDebit: 0n, totalCredit: 0n };
  for (const { routing, amount, direction, addenda } of entries) {
    totals.entryAddendaCount += 1 + addenda.length;
    totals.entryHash += /^\d{8}/.test(routing) ? BigInt(routing.slice(0, 8)) : 0n;
    if (direction === "debit") totals.totalDebit += amount;
    else totals.totalCredit += amount;
  }
  return { ...totals, entryHash: totals.entryHash % HASH_ROOM };
}

/** Blocks of ten records; the last is filled with lines of nines. */
export function blockCount(records: number): number {
  return Math.ceil(records / 10);
}
