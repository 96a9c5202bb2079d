import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { Outcome } from "~/office/domain/outcome";
import type { MatchableLine, MatchTarget } from "~/money/domain/match/matchable";

/** A piece of a bank line for one of a desk's records. */
export interface MatchedMoney {
  lineId: string;
  bankAccountId: string;
  targetId: string;
  /** minor units */
  amount: bigint;
  bookingDate: CivilDate;
  /** the line's own reference, where this piece is all of it: it counts once */
  reference: string | null;
  rail: string;
  /** who really paid, when not who it is for */
  payer?: { name: string; relation: string };
}

/** What a desk does with money that a bank line brought for one of its records; jobs/receivers.ts: `match:<type>`. */
export interface MatchReceiver {
  /** records these lines could be for, found by index, never by reading all */
  findTargets(context: CommandContext, lines: MatchableLine[]): Promise<MatchTarget[]>;
  /** the payment that the piece becomes: received, applied and cleared; null where the money was a payment before */
  pay(
    context: CommandContext,
    money: MatchedMoney,
  ): Promise<Outcome<{ paymentId: string | null; label: string }>>;
  /** takes back a piece that made no payment of its own */
  undo?(context: CommandContext, money: MatchedMoney, matchId: string): Promise<Outcome<null>>;
}

/** Target types that desks receive money for. */
export function matchReceivers(context: CommandContext): [type: string, receiver: MatchReceiver][] {
  return Object.entries(context.receivers)
    .filter(([name]) => name.startsWith("match:"))
    .map(([name, receiver]) => [name.slice("match:".length), receiver as MatchReceiver]);
}
