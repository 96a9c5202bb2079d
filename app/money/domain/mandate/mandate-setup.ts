import { z } from "zod";

/** What the processor holds about the setup of a mandate, as a job read it: the present truth, not the news. */
export const mandateSetup = z.object({
  state: z.enum(["open", "awaiting_bank", "active", "ended", "failed", "expired"]),
  setupRef: z.string().min(1),
  mandateRef: z.string().optional(),
  payer: z.object({ customerRef: z.string(), methodRef: z.string() }).optional(),
  method: z
    .object({ kind: z.string(), brand: z.string().optional(), last4: z.string().optional() })
    .optional(),
  failureCode: z.string().optional(),
});

export type MandateSetup = z.infer<typeof mandateSetup>;
