import { z } from "zod";

import { LINE_AGES } from "~/money/domain/statement/intake/line-age";

import { count, date, facts, id, instant, maybeId, maybeText, money, text } from "./parts";

const side = z.enum(["C", "D"]);

export const line = {
  id,
  bank_account_id: id,
  bank_account_name: text,
  booking_date: date,
  side,
  amount: money,
  matched: money,
  narrative: text,
  reference: maybeText,
  counterparty_name: maybeText,
  state: text,
  age: z.enum(LINE_AGES).describe("days since it was booked"),
};

export const lineRecord = {
  line_id: id,
  version: count,
  state: text,
  side,
  booking_date: date,
  narrative: text,
  reference: maybeText,
  counterparty_name: maybeText,
  bank_account_id: id,
  bank_name: text,
  amount: money,
  left: money,
  parts: z
    .array(z.strictObject({ side, amount: money, narrative: text, reference: maybeText, name: maybeText }))
    .describe("payments of a batch entry; empty for a plain line"),
  proposed: z.array(
    z.strictObject({
      type: text,
      id,
      label: maybeText,
      name: maybeText,
      score: z.number(),
      evidence: z.array(facts),
    }),
  ),
  confirmed: z.array(
    z.strictObject({
      id,
      at: instant,
      by_name: maybeText,
      parts: z.array(
        z.strictObject({
          id, target_type: text, target_id: id, payment_id: maybeId, payment_no: maybeText, account_id: maybeId,
          account_ref: maybeText, debtor_name: maybeText, amount: money,
        }), // prettier-ignore
      ),
    }),
  ),
};
