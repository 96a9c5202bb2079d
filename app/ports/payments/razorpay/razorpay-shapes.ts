import { z } from "zod";

/** Razorpay writes "nothing" as null, as an empty text or by leaving it out. */
const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined);
const whole = z.number().int();
/** An empty set of notes comes as an empty list. */
export const notes = z
  .record(z.string(), z.union([z.string(), z.number()]).transform(String))
  .nullish()
  .catch({})
  .transform((value) => value ?? {});

export const razorpayPayment = z.object({
  id: z.string(),
  amount: whole,
  currency: z.string(),
  status: z.string(),
  order_id: text,
  method: text,
  card: z.object({ last4: text, network: text }).nullish(),
  bank: text,
  wallet: text,
  fee: whole.nullish(),
  customer_id: text,
  token_id: text,
  error_code: text,
  error_reason: text,
  notes,
  created_at: whole,
});
export type RazorpayPayment = z.output<typeof razorpayPayment>;

export const razorpayLink = z.object({
  id: z.string(),
  amount: whole,
  currency: z.string(),
  status: z.string(),
  short_url: z.string(),
  reference_id: text,
  order_id: text,
  payments: z
    .array(z.object({ payment_id: z.string() }))
    .nullish()
    .catch([]),
  notes,
});
export type RazorpayLink = z.output<typeof razorpayLink>;

export const razorpayRefund = z.object({
  id: z.string(),
  amount: whole,
  currency: z.string(),
  payment_id: text,
  status: text,
  notes,
  created_at: whole,
});
export type RazorpayRefund = z.output<typeof razorpayRefund>;

export const razorpayDispute = z.object({
  id: z.string(),
  payment_id: z.string(),
  amount: whole,
  currency: z.string(),
  amount_deducted: whole.nullish(),
  reason_code: text,
  respond_by: whole.nullish(),
  status: z.string(),
  phase: text,
  evidence: z.object({ summary: text }).nullish(),
  created_at: whole,
});
export type RazorpayDispute = z.output<typeof razorpayDispute>;

export const razorpayAccount = z.object({
  id: z.string(),
  status: text,
  notes,
  created_at: whole.nullish(),
});
export type RazorpayAccount = z.output<typeof razorpayAccount>;

export const razorpayProduct = z.object({
  id: z.string(),
  activation_status: text,
  requirements: z
    .array(z.object({ field_reference: text, reason_code: text }))
    .nullish()
    .transform((value) => value ?? []),
});
export type RazorpayProduct = z.output<typeof razorpayProduct>;

/** An authorisation link is an invoice at Razorpay. */
export const razorpayInvoice = z.object({
  id: z.string(),
  status: z.string(),
  short_url: text,
  order_id: text,
  notes,
});
export type RazorpayInvoice = z.output<typeof razorpayInvoice>;

export const razorpayToken = z.object({
  id: z.string(),
  method: text,
  bank: text,
  card: z.object({ last4: text, network: text }).nullish(),
  recurring_details: z.object({ status: text, failure_reason: text }).nullish(),
});
export type RazorpayToken = z.output<typeof razorpayToken>;

export const razorpayCustomer = z.object({ id: z.string(), email: text, contact: text });
export const razorpayOrder = z.object({ id: z.string(), amount: whole, currency: z.string() });

export const razorpaySettlement = z.object({
  id: z.string(),
  amount: whole,
  currency: text,
  status: z.string(),
  created_at: whole,
});
export type RazorpaySettlement = z.output<typeof razorpaySettlement>;

export const razorpayReconItem = z.object({
  entity_id: z.string(),
  type: z.string(),
  debit: whole,
  credit: whole,
  currency: z.string(),
  fee: whole.nullish(),
  created_at: whole,
  settled_at: whole.nullish(),
  settlement_id: text,
  payment_id: text,
  dispute_id: text,
  description: text,
});
export type RazorpayReconItem = z.output<typeof razorpayReconItem>;

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item) });
}
