import { createHash } from "node:crypto";

export interface FlagRule {
  /** off for everybody, whatever else it says */
  killed: boolean;
  /** of the firms, chosen by their id and the switch: a firm that is in stays in as it grows */
  percentage: number;
  /** firms that are in before the percentage is asked */
  tenants: string[];
  /** closed for everybody else until then */
  startsAt: Date | null;
}

export const OPEN: FlagRule = { killed: false, percentage: 100, tenants: [], startsAt: null };

/** Whether a switch is on for a firm at a moment; without a firm it is asked for the whole platform. */
export function isFlagOn(key: string, rule: FlagRule, tenantId: string | null, now: Date): boolean {
  if (rule.killed) return false;
  if (tenantId !== null && rule.tenants.includes(tenantId)) return true;
  if (rule.startsAt && rule.startsAt > now) return false;
  return tenantId === null ? rule.percentage > 0 : bucketOf(key, tenantId) < rule.percentage;
}

/** 0 to 99, the same for ever for one firm and switch. */
function bucketOf(key: string, tenantId: string): number {
  return createHash("sha256").update(`${key}:${tenantId}`).digest().readUInt32BE(0) % 100;
}
