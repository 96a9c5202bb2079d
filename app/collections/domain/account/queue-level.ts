// Source: spec 02 §5.1; lower is worked first. Levels of features that do not exist yet are not derived.
import type { AccountStatus } from "./account-status";

export const QUEUE_LEVELS = [15, 40, 45, 50, 70, 85, 99] as const;
export type QueueLevel = (typeof QUEUE_LEVELS)[number];

export interface QueueFacts {
  status: AccountStatus;
  balance: bigint;
  /** a payment failed, was returned, refunded or charged back and nobody has contacted the debtor since */
  paymentCameBack: boolean;
  attempted: boolean;
  nextActionAt: Date | null;
  now: Date;
}

/** Q15 money came back · Q45 first contact due · Q50 follow-up due · Q70 cadence · Q85 waiting · Q99 finished. */
export function queueLevelOf(facts: QueueFacts): QueueLevel {
  if (facts.status === "SETTLED" || facts.status === "CLOSED") return 99;
  if (facts.balance === 0n) return 99;
  if (facts.paymentCameBack) return 15;
  if (facts.status === "DISPUTED") return 85;
  if (facts.nextActionAt && facts.nextActionAt <= facts.now) return 50;
  if (!facts.attempted) return 45;
  return 70;
}
