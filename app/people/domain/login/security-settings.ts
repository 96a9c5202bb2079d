// Source: spec 07 §4.2 and §4.4: what a firm may choose about its people's sign-in, and within which bounds.
import { z } from "zod";

const whole = (least: number, most: number, code: string) =>
  z.coerce.number("NUMBER").int("NUMBER").min(least, code).max(most, code);

const idleMinutes = whole(5, 480, "IDLE_BOUNDS");
const absoluteHours = whole(1, 24, "HOURS_BOUNDS");
const graceDays = whole(0, 30, "GRACE_BOUNDS");

/** What is typed: everything is said, the addresses as CIDR text, one in a line. */
export const securityForm = z.object({
  idleMinutes,
  absoluteHours,
  graceDays,
  addresses: z.string("REQUIRED").max(20_000, "TOO_LONG"),
});

const stored = z.object({
  idleMinutes: idleMinutes.default(30),
  absoluteHours: absoluteHours.default(12),
  graceDays: graceDays.default(7),
  addresses: z.array(z.string()).default([]),
});
/** `setting` row "security". */
export type SecuritySettings = z.output<typeof stored>;

/** The firm's word as it was saved; what it never said is the default. */
export function readSecuritySettings(value: unknown): SecuritySettings {
  return stored.parse(value ?? {});
}
