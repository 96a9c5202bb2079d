import type { CloseReason } from "~/collections/domain/account/account-status";

interface OnAccount {
  /** days before the real today */
  day: number;
  ref: string;
}

/** One thing that happened on an account in the demo firm's past. */
export type Deed = OnAccount &
  (
    | { does: "contact"; result: "right_party" | "wrong_party" | "no_answer" | "left_message"; note?: string }
    | { does: "note"; note: string }
    | { does: "negotiate"; note: string }
    | { does: "close"; reason: CloseReason; note: string }
    | { does: "pay"; amount: string; method: "cash" | "cheque" | "bank_transfer"; reference?: string }
  );

/** When each file was placed, days before the real today. */
export const PLACED: { day: number; file: string }[] = [
  { day: 45, file: "new_placements_feb2026.csv" },
  { day: 30, file: "portfolio_transfer_march2026.csv" },
  { day: 12, file: "urgent_placements_feb13.csv" },
];

/** In order of time; IMP-50002 is left alone, so that the portal has a whole debt to show. */
export const HISTORY: Deed[] = [
  { day: 44, ref: "IMP-50001", does: "contact", result: "no_answer" },
  {
    day: 43,
    ref: "IMP-50003",
    does: "contact",
    result: "right_party",
    note: "Agreed to pay the first part this week.",
  },
  {
    day: 42,
    ref: "IMP-50003",
    does: "pay",
    amount: "400.00",
    method: "bank_transfer",
    reference: "FT-883104",
  },
  {
    day: 41,
    ref: "IMP-50001",
    does: "contact",
    result: "left_message",
    note: "Message with our name and number only.",
  },
  {
    day: 40,
    ref: "IMP-50006",
    does: "contact",
    result: "right_party",
    note: "Asked for the original invoice.",
  },
  { day: 39, ref: "IMP-50006", does: "note", note: "Invoice copy sent by the creditor and passed on." },
  {
    day: 37,
    ref: "IMP-50006",
    does: "pay",
    amount: "700.00",
    method: "bank_transfer",
    reference: "FT-883977",
  },
  {
    day: 36,
    ref: "IMP-50009",
    does: "contact",
    result: "right_party",
    note: "Lost a job in spring, works again.",
  },
  { day: 35, ref: "IMP-50009", does: "negotiate", note: "Wants to pay 500 a month from the next payday on." },
  { day: 34, ref: "IMP-50009", does: "pay", amount: "500.00", method: "cheque", reference: "CHQ 100442" },
  {
    day: 33,
    ref: "IMP-50012",
    does: "contact",
    result: "wrong_party",
    note: "The number belongs to somebody else now.",
  },
  { day: 31, ref: "IMP-50014", does: "contact", result: "right_party", note: "Will come by the office." },
  { day: 30, ref: "IMP-50014", does: "pay", amount: "1890.50", method: "cash" },
  { day: 29, ref: "IMP-50017", does: "contact", result: "no_answer" },
  {
    day: 28,
    ref: "IMP-50003",
    does: "pay",
    amount: "400.00",
    method: "bank_transfer",
    reference: "FT-885210",
  },
  { day: 27, ref: "IMP-50019", does: "contact", result: "right_party", note: "Pays in three parts." },
  { day: 26, ref: "IMP-50019", does: "negotiate", note: "Three parts: today, in two weeks, in four weeks." },
  {
    day: 26,
    ref: "IMP-50019",
    does: "pay",
    amount: "927.00",
    method: "bank_transfer",
    reference: "FT-885391",
  },
  {
    day: 24,
    ref: "IMP-50010",
    does: "contact",
    result: "right_party",
    note: "Does not remember the card; statement requested.",
  },
  {
    day: 23,
    ref: "IMP-50010",
    does: "note",
    note: "Statement requested from the creditor, expected in a week.",
  },
  { day: 22, ref: "IMP-50020", does: "contact", result: "right_party", note: "Cheque is in the mail." },
  { day: 20, ref: "IMP-50020", does: "pay", amount: "1500.00", method: "cheque", reference: "CHQ 004519" },
  {
    day: 19,
    ref: "IMP-50006",
    does: "pay",
    amount: "700.00",
    method: "bank_transfer",
    reference: "FT-886740",
  },
  { day: 17, ref: "IMP-50021", does: "contact", result: "left_message" },
  {
    day: 16,
    ref: "IMP-50025",
    does: "contact",
    result: "right_party",
    note: "Insurance should have paid; checks with them.",
  },
  { day: 15, ref: "IMP-50009", does: "pay", amount: "500.00", method: "cheque", reference: "CHQ 100457" },
  {
    day: 13,
    ref: "IMP-50008",
    does: "close",
    reason: "recalled",
    note: "The creditor asked for the account back.",
  },
  {
    day: 12,
    ref: "IMP-50019",
    does: "pay",
    amount: "927.00",
    method: "bank_transfer",
    reference: "FT-887815",
  },
  { day: 11, ref: "IMP-60001", does: "contact", result: "right_party", note: "Offers a third now." },
  { day: 10, ref: "IMP-60001", does: "negotiate", note: "A third now, the rest by the end of the year." },
  {
    day: 10,
    ref: "IMP-60001",
    does: "pay",
    amount: "2400.00",
    method: "bank_transfer",
    reference: "FT-888122",
  },
  { day: 8, ref: "IMP-60005", does: "contact", result: "no_answer" },
  {
    day: 7,
    ref: "IMP-50003",
    does: "pay",
    amount: "475.00",
    method: "bank_transfer",
    reference: "FT-888604",
  },
  { day: 6, ref: "IMP-50024", does: "contact", result: "right_party", note: "Will pay half in cash." },
  { day: 5, ref: "IMP-50024", does: "pay", amount: "4380.00", method: "cash" },
  { day: 4, ref: "IMP-60004", does: "contact", result: "left_message" },
  {
    day: 3,
    ref: "IMP-50025",
    does: "contact",
    result: "right_party",
    note: "The insurer pays half; the rest is theirs.",
  },
  {
    day: 3,
    ref: "IMP-50025",
    does: "pay",
    amount: "1670.00",
    method: "bank_transfer",
    reference: "FT-889031",
  },
  {
    day: 2,
    ref: "IMP-60002",
    does: "contact",
    result: "right_party",
    note: "Asked for the portal's address; sent by post.",
  },
  { day: 1, ref: "IMP-60003", does: "contact", result: "no_answer" },
  { day: 1, ref: "IMP-50020", does: "pay", amount: "750.00", method: "cheque", reference: "CHQ 004533" },
  {
    day: 0,
    ref: "IMP-50011",
    does: "contact",
    result: "right_party",
    note: "Reads the statement tonight and calls back.",
  },
];
