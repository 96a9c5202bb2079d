import { normaliseReference } from "../payment-rail";
import type { StatementLine } from "../statement";

import type { ChosenLine } from "./choose-lines.server";

/** A line as it is booked and stored; minor units. */
export interface StoredLine {
  row: number;
  bookingDate: string;
  valueDate: string;
  side: "C" | "D";
  amount: bigint;
  currency: string;
  narrative: string;
  reference: string | null;
  refNorm: string | null;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
  chequeNo: string | null;
  balance: bigint | null;
  fingerprint: string;
  occurrence: number;
  /** stored already, and accepted as a true duplicate: it takes the next free occurrence */
  accepted: boolean;
}

/** Banks write these where the payer gave nothing. */
const NO_REFERENCE = /^(NONREF|NOTPROVIDED)$/i;

export function toStoredLine({ line, fingerprint, occurrence }: ChosenLine, accepted: boolean): StoredLine {
  const { row, bookingDate, valueDate, side, minor, currency, reference, utr, balance } = line;
  return {
    row,
    bookingDate,
    valueDate,
    side,
    amount: minor,
    currency,
    narrative: wholeNarrative(line),
    reference,
    refNorm: normaliseReference(utr ?? reference),
    counterpartyName: line.counterpartyName,
    counterpartyAccount: line.counterpartyAccount,
    chequeNo: line.chequeNo,
    balance,
    fingerprint,
    occurrence,
    accepted,
  };
}

/** With what the payer gave as a reference: matching looks for account numbers there. */
function wholeNarrative({ narrative, payerReference }: StatementLine): string {
  if (!payerReference || NO_REFERENCE.test(payerReference) || narrative.includes(payerReference))
    return narrative;
  return `${narrative} ${payerReference}`.trim();
}
