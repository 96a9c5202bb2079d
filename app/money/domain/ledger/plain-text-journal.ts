// Source: spec 05 §13. hledger and ledger both read it; the trial balance there equals ours.
import { toPlainAmount } from "~/money/domain/amount/money";

export interface PlainEntry {
  entryNo: string | null;
  id: string;
  ruleCode: string;
  narration: string;
  postingDate: string;
  effectiveDate: string;
  lines: {
    code: string;
    name: string;
    type: string;
    dimensionId: string | null;
    dr: bigint;
    cr: bigint;
    currency: string;
  }[];
}

const GROUPS: Record<string, string> = {
  asset: "assets",
  liability: "liabilities",
  equity: "equity",
  income: "revenues",
  expense: "expenses",
  memo: "memo",
};

/** `assets:1040 Processor clearing:0198…`: a code's name never breaks the syntax. */
export function plainAccount(line: {
  code: string;
  name: string;
  type: string;
  dimensionId: string | null;
}): string {
  const name = line.name.replace(/[:;]+/g, " ").replace(/\s+/g, " ").trim();
  const parts = [
    GROUPS[line.type] ?? "other",
    `${line.code} ${name}`.trim(),
    ...(line.dimensionId ? [line.dimensionId] : []),
  ];
  return parts.join(":");
}

/** Declarations that `hledger check --strict` wants; one per account, sorted. */
export function accountDirectives(accounts: Iterable<string>): string {
  return [...new Set(accounts)]
    .sort()
    .map((account) => `account ${account}\n`)
    .join("");
}

/** One entry; credits are negative. */
export function plainEntry(entry: PlainEntry): string {
  const narration = entry.narration.replace(/[;|\s]+/g, " ").trim();
  const number = entry.entryNo ? ` (${entry.entryNo})` : "";
  const head = `${entry.postingDate}${number} ${narration}  ; entry:${entry.id}, effective:${entry.effectiveDate}, rule:${entry.ruleCode}\n`;
  const lines = entry.lines.map((line) => {
    const amount = toPlainAmount({ minor: line.dr - line.cr, currency: line.currency });
    return `    ${plainAccount(line)}  ${line.currency} ${amount}\n`;
  });
  return `${head}${lines.join("")}\n`;
}
