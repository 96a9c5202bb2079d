import { z } from "zod";

import { CYCLES } from "./plan";
import { SUBSCRIPTION_STATUSES } from "./subscription-state";

const money = z.object({ minor: z.bigint(), currency: z.string().length(3) });
const held = z.object({
  plan: z.string(),
  version: z.number().int(),
  cycle: z.enum(CYCLES),
  seats: z.number().int(),
});

/** Everything the provider says of one firm: what it pays for, by what, what comes next and what came. */
export const customerSnapshot = z.object({
  customerRef: z.string(),
  subscription: z
    .object({
      subscriptionRef: z.string(),
      status: z.enum(SUBSCRIPTION_STATUSES),
      held: held.nullable(),
      periodStart: z.date(),
      periodEnd: z.date(),
      ending: z.boolean(),
      next: held.nullable(),
      percentOff: z.number().nullable(),
    })
    .nullable(),
  method: z
    .object({ kind: z.string(), brand: z.string(), last4: z.string(), expires: z.string().nullable() })
    .nullable(),
  next: z
    .object({
      total: money,
      at: z.date(),
      lines: z.array(z.object({ text: z.string(), amount: money })),
    })
    .nullable(),
  invoices: z.array(
    z.object({
      invoiceRef: z.string(),
      number: z.string().nullable(),
      status: z.enum(["draft", "open", "paid", "void", "uncollectible"]),
      total: money,
      due: money,
      issuedAt: z.date(),
      paidAt: z.date().nullable(),
      pageUrl: z.string().nullable(),
      pdfUrl: z.string().nullable(),
    }),
  ),
  /** the nightly comparison: what differs from what stands here is told */
  compare: z.boolean().default(false),
});
export type CustomerSnapshot = z.output<typeof customerSnapshot>;

/** An amount as JSON keeps it. */
export function keepAmount({ minor, currency }: { minor: bigint; currency: string }) {
  return { minor: minor.toString(), currency };
}
