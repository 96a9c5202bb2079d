import { normaliseReference } from "../payment-rail";
import type { MoneyMove, StatementLine } from "../statement";

import type { ChosenLine } from "./choose-lines.server";

/** One payment of a batch entry: a line has all of them in one amount. */
export interface BatchPart {
  side: "C" | "D";
  /** minor units as digits: it is kept as JSON */
  amount: string;
  currency: string;
  narrative: string;
  reference: string | null;
  name: string | null;
}

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
  /** payments of a batch entry; empty for a plain line */
  parts: BatchPart[];
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
    parts: line.children.map(toPart),
    fingerprint,
    occurrence,
    accepted,
  };
}

function toPart(child: MoneyMove): BatchPart {
  const { side, minor, currency, narrative, payerReference, reference, counterpartyName } = child;
  const given = payerReference && !NO_REFERENCE.test(payerReference) ? payerReference : reference;
  return { side, amount: minor.toString(), currency, narrative, reference: given, name: counterpartyName };
}

/** With what the payer gave as a reference: matching looks for account numbers there. */
function wholeNarrative({ narrative, payerReference }: StatementLine): string {
  if (!payerReference || NO_REFERENCE.test(payerReference) || narrative.includes(payerReference))
    return narrative;
  return `${narrative} ${payerReference}`.trim();
}
