import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { Outcome } from "~/office/domain/outcome";
import type { AllocationRow } from "~/money/data/payment/allocations.server";

/** Money that came in for a desk's record, told inside the payment's transaction. */
export interface MoneyReceived {
  paymentId: string;
  targetId: string;
  amount: bigint;
  currency: string;
  effectiveDate: CivilDate;
  causeEventId: string;
  /** where the payment brings money more than once: a refund that came back */
  causeKey?: string;
  /** the journal entry that will carry it */
  entryId: string;
}

/** Money that went back: refund, return, chargeback or a staff error. */
export interface MoneyTakenBack {
  paymentId: string;
  targetId: string;
  kind: "refund" | "return" | "chargeback" | "reversal";
  /** what to restore, the part met last first */
  lines: AllocationRow[];
  effectiveDate: CivilDate;
  causeEventId: string;
  causeKey: string;
  entryId: string;
}

export interface MoneyApplied {
  lines: AllocationRow[];
  creditorId: string;
  customerId: string;
  /** balance of the record after it, minor units */
  balance: bigint;
}

/** A payment whose standing changed, told inside the transaction that changed it. */
export interface MoneyChanged {
  paymentId: string;
  /** the day it cleared, or today */
  on: CivilDate;
  /** once and for ever for this change of this payment */
  causeKey: string;
}

/** How much of a desk's record may be drawn now, minor units: nothing where it asks for nothing. */
export interface Drawable {
  amount: bigint;
  /** the customer died, is bankrupt, or a court or they themselves said stop */
  stopped: boolean;
}

/** What a desk does with its payments, in the same transaction (spec 08, import directions). */
export interface DeskReceiver {
  received(context: CommandContext, money: MoneyReceived): Promise<Outcome<MoneyApplied>>;
  takenBack(context: CommandContext, money: MoneyTakenBack): Promise<Outcome<MoneyApplied>>;
  /**
   * What the desk earns of a payment is brought up to what the payment is now: it cleared, it is not clear any more,
   * or part of it waits to go back.
   */
  reckon(context: CommandContext, money: MoneyChanged): Promise<Outcome<null>>;
  /** asked before a debit is presented */
  drawable(context: CommandContext, targetId: string): Promise<Drawable>;
}

/** The desk that owns a payment purpose; jobs/receivers.ts is the only table of them. */
export function receiverOf(context: CommandContext, purpose: string): DeskReceiver {
  const receiver = context.receivers[purpose];
  if (!receiver) throw new Error(`no desk receives payments for ${purpose}`);
  return receiver as DeskReceiver;
}
