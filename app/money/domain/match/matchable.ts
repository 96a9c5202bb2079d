import type { CivilDate } from "~/office/domain/calendar-date";

/** A bank line that looks for what it pays. Amounts in minor units, always above zero; the side tells the direction. */
export interface MatchableLine {
  id: string;
  /** C: money came in, D: money went out */
  side: "C" | "D";
  /** what is not matched yet */
  amount: bigint;
  currency: string;
  bookingDate: CivilDate;
  narrative: string;
  /** normalised bank or payment reference */
  refNorm: string | null;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
  virtualAccount: string | null;
}

/** A bank line with all that a rule may ask about. */
export interface RuledLine extends MatchableLine {
  bankAccountId: string;
  chequeNo: string | null;
}

/** Something a line may pay: an expected or recorded payment, a payout, a transfer's twin, an account with a balance. */
export interface MatchTarget {
  type: string;
  id: string;
  side: "C" | "D";
  /** how much it can still take */
  remaining: bigint;
  currency: string;
  /** the amount expected in one piece; null when any part of `remaining` will do */
  expected: bigint | null;
  /** when it is expected */
  date: CivilDate | null;
  /** `expected` is due on or before the line's day */
  dueOn: CivilDate | null;
  /** normalised references of the payment itself: UTR, RRN, processor payout */
  references: string[];
  /** account, loan, member, program or payment numbers that people write into narratives */
  numbers: string[];
  virtualAccounts: string[];
  /** bank accounts of the party that were verified */
  counterpartyAccounts: string[];
  names: string[];
  /** ten digits */
  phones: string[];
}

/** One reason for a finding and its points. */
export interface Evidence {
  code:
    | "reference"
    | "virtual_account"
    | "amount"
    | "amount_near"
    | "number"
    | "counterparty_account"
    | "signature"
    | "due_now"
    | "date"
    | "name"
    | "phone";
  points: number;
}

export interface Finding {
  target: MatchTarget;
  /** 0 to 100 */
  score: number;
  evidence: Evidence[];
}
