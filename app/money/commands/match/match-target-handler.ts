import type { CommandContext } from "~/office/commands/command/define-command";
import type { Outcome } from "~/office/domain/outcome";

import type { MatchedMoney } from "./match-receiver";

/** A piece of a bank line with where in the line it stands. */
export interface SeenMoney extends MatchedMoney {
  side: "C" | "D";
  /** the piece itself: what it posts, it posts once */
  partId: string;
  /** what the line keeps in suspense beside its confirmed pieces, minor units */
  rest: bigint;
  /** what the piece became, where it is taken back */
  paymentId?: string | null;
}

/** What is done with a piece of a bank line for one kind of record, and how it is taken back. */
export interface MatchTargetHandler {
  /** `piecemeal`: the record is paid by several lines */
  pay(
    context: CommandContext,
    money: SeenMoney,
  ): Promise<Outcome<{ paymentId: string | null; piecemeal?: boolean }>>;
  undo(context: CommandContext, money: SeenMoney): Promise<Outcome<unknown>>;
}
