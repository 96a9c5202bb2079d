import { z } from "zod";

import { date, id, instant, maybeDate, maybeId, maybeText, money, text } from "./parts";

export const payment = {
  id,
  payment_no: maybeText,
  amount: money,
  refunded: money,
  method: text,
  state: text,
  effective_date: date,
  cleared_on: maybeDate,
  reference: maybeText,
  account_id: maybeId,
  account_ref: maybeText,
  payer_name: maybeText,
  created_at: instant,
};

export const paymentRecord = {
  ...payment,
  return_code: maybeText,
  note: maybeText,
  processor_ref: maybeText,
  card: z.strictObject({ kind: text.optional(), brand: text.optional(), last4: text.optional() }).nullable(),
  receipt_no: maybeText,
  receipt_voided: z.boolean(),
  has_receipt: z.boolean(),
  refundable: money,
  allocations: z.array(z.strictObject({ component: text, amount: money, why: text, created_at: instant })),
  refunds: z.array(z.strictObject({ id, state: text, reason: text, amount: money })),
  entries: z.array(z.strictObject({ id, rule_code: text, effective_date: date })),
};

export const refund = { id, state: z.literal("pending") };
