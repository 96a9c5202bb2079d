import { z } from "zod";

import { DISPUTE_STATES } from "./dispute";

const minor = z.bigint().nonnegative();

/**
 * What the processor holds about one payment, as a job read it: the present truth, not the news that
 * made us ask. Amounts are minor units of the payment's currency.
 */
export const processorSnapshot = z.object({
  state: z.enum(["created", "processing", "requires_action", "succeeded", "failed", "cancelled", "expired"]),
  amountReceived: minor,
  currency: z.string().length(3),
  intentRef: z.string().optional(),
  failureCode: z.string().optional(),
  method: z
    .object({ kind: z.string(), brand: z.string().optional(), last4: z.string().optional() })
    .optional(),
  fee: minor.optional(),
  refunds: z.array(
    z.object({
      refundRef: z.string(),
      key: z.string().optional(),
      amount: minor,
      state: z.enum(["pending", "requires_action", "succeeded", "failed", "cancelled"]),
      failureCode: z.string().optional(),
    }),
  ),
  dispute: z
    .object({
      disputeRef: z.string(),
      amount: minor,
      fee: minor.optional(),
      reason: z.string(),
      state: z.enum(DISPUTE_STATES),
      evidenceDueAt: z.date().optional(),
      fundsWithdrawn: z.boolean(),
    })
    .optional(),
});

export type ProcessorSnapshot = z.infer<typeof processorSnapshot>;
