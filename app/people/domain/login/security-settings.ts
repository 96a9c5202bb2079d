// Source: spec 07 §4.2 and §4.4: what a firm may choose about its people's sign-in, and within which bounds.
import { z } from "zod";

/** `setting` row "security". Minutes, hours, days; addresses as CIDR text. */
export const securitySettings = z.object({
  idleMinutes: z.coerce.number("NUMBER").int("NUMBER").min(5, "IDLE_BOUNDS").max(480, "IDLE_BOUNDS").default(30),
  absoluteHours: z.coerce.number("NUMBER").int("NUMBER").min(1, "HOURS_BOUNDS").max(24, "HOURS_BOUNDS").default(12),
  graceDays: z.coerce.number("NUMBER").int("NUMBER").min(0, "GRACE_BOUNDS").max(30, "GRACE_BOUNDS").default(7),
  addresses: z.array(z.string()).max(200, "TOO_MANY_ADDRESSES").default([]),
}); // prettier-ignore
export type SecuritySettings = z.output<typeof securitySettings>;

/** The firm's word as it was saved; what it never said is the default. */
export function readSecuritySettings(value: unknown): SecuritySettings {
  return securitySettings.parse(value ?? {});
}
