export type VoucherType = "receipt" | "payment" | "journal" | "contra";

/** One side of an entry: exactly one of dr and cr is above zero, in minor units. */
export interface EntryLine {
  code: string;
  /** the sub-account's dimension id, where the code demands one */
  dimensionId?: string;
  dr: bigint;
  cr: bigint;
  dimensions?: Record<string, string>;
}

/** A balanced entry as a posting rule makes it; the ledger refuses any other. */
export interface EntryDraft {
  ruleCode: string;
  voucherType: VoucherType;
  lines: EntryLine[];
}

export function debit(code: string, dimensionId: string | undefined, amount: bigint): EntryLine {
  return { code, dimensionId, dr: amount, cr: 0n };
}

export function credit(code: string, dimensionId: string | undefined, amount: bigint): EntryLine {
  return { code, dimensionId, dr: 0n, cr: amount };
}

/** The mirror of every line: what a reversal posts. */
export function mirror(lines: EntryLine[]): EntryLine[] {
  return lines.map((line) => ({ ...line, dr: line.cr, cr: line.dr }));
}

/** Together both leave every account where it was. */
export function areMirrors(one: EntryLine[], other: EntryLine[]): boolean {
  const sums = new Map<string, bigint>();
  for (const { code, dimensionId, dr, cr } of [...one, ...other]) {
    const account = `${code} ${dimensionId ?? ""}`;
    sums.set(account, (sums.get(account) ?? 0n) + dr - cr);
  }
  return [...sums.values()].every((sum) => sum === 0n);
}

export function isBalanced(lines: EntryLine[]): boolean {
  const sum = lines.reduce((total, line) => total + line.dr - line.cr, 0n);
  return lines.length >= 2 && sum === 0n && lines.every((line) => line.dr > 0n !== line.cr > 0n);
}
