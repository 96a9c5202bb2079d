import { z } from "zod";

/** Whether the platform's operators may look into the firm: ask each time, always, never. */
export const CONSENTS = ["ask", "always", "never"] as const;
export type Consent = (typeof CONSENTS)[number];

const stored = z.object({ consent: z.enum(CONSENTS) });

/** The setting as saved; a firm that never said anything is asked each time. */
export function readConsent(value: unknown): Consent {
  const parsed = stored.safeParse(value);
  return parsed.success ? parsed.data.consent : "ask";
}
