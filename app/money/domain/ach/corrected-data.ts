// Source: Nacha Operating Rules, Appendix Five (corrected data by change code); change codes as in moov-io/ach.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { isRoutingNumber } from "./routing-number";

/** What the customer's bank asks to be put right; only what the code speaks of is present. */
export interface CorrectedData {
  routing?: string;
  account?: string;
  holderName?: string;
  accountKind?: "checking" | "savings" | "ledger" | "loan";
  transactionCode?: string;
  individualId?: string;
}

const SHAPES: Record<string, RegExp> = {
  C01: /^(?<account>.{1,17})$/,
  C02: /^(?<routing>\d{9})$/,
  C03: /^(?<routing>\d{9})\s*(?<account>\S.{0,16})$/,
  C04: /^(?<holderName>.{1,22})$/,
  C05: /^(?<transactionCode>\d\d)$/,
  C06: /^(?<account>\S.{0,16}?)\s+(?<transactionCode>\d\d)$/,
  C07: /^(?<routing>\d{9})(?<account>\S.{0,16}?)\s*(?<transactionCode>\d\d)$/,
  C09: /^(?<individualId>.{1,22})$/,
};

const KINDS: Record<string, CorrectedData["accountKind"]> = {
  "2": "checking",
  "3": "savings",
  "4": "ledger",
  "5": "loan",
};

/**
 * Reads the 29 columns of a notification of change. Refuses with ROW_INVALID and a reason: `code_carries_no_data`
 * for codes that ask for nothing a machine can put right, `shape`, `check_digit`, `transaction_code`.
 */
export function readCorrectedData(code: string, columns: string): Outcome<CorrectedData> {
  const shape = SHAPES[code];
  const facts = { code };
  if (!shape) return refuse("ROW_INVALID", { reasons: ["code_carries_no_data"], facts });
  const groups = shape.exec(columns.trim())?.groups;
  if (!groups) return refuse("ROW_INVALID", { reasons: ["shape"], facts });
  const data: CorrectedData = {};
  for (const [name, text] of Object.entries(groups)) Object.assign(data, { [name]: text.trim() });
  if (data.routing !== undefined && !isRoutingNumber(data.routing)) {
    return refuse("ROW_INVALID", { reasons: ["check_digit"], facts });
  }
  if (data.transactionCode === undefined) return accept(data);
  const accountKind = KINDS[data.transactionCode[0] ?? ""];
  if (!accountKind) return refuse("ROW_INVALID", { reasons: ["transaction_code"], facts });
  return accept({ ...data, accountKind });
}
