import type { CommandContext } from "~/office/commands/command/define-command";
import { listAchTargets } from "~/money/data/ach/ach-targets.server";
import { listPaymentTargets } from "~/money/data/match/match-targets.server";
import {
  listPayoutTargets,
  listReturnTargets,
  listTransferTargets,
  listTwinTargets,
} from "~/money/data/match/outgoing-targets.server";
import type { MatchableLine, MatchTarget } from "~/money/domain/match/matchable";

import { matchReceivers } from "./match-receiver";

/** What the money context knows and what every desk knows, found by index. */
export async function findTargets(context: CommandContext, lines: MatchableLine[]): Promise<MatchTarget[]> {
  const targets = [
    ...(await listPaymentTargets(context.db, lines)),
    ...(await listPayoutTargets(context.db, lines)),
    ...(await listReturnTargets(context.db, lines)),
    ...(await listTransferTargets(context.db, lines)),
    ...(await listAchTargets(context.db, lines)),
    ...(await listTwinTargets(context.db, lines)),
  ];
  for (const [, receiver] of matchReceivers(context))
    targets.push(...(await receiver.findTargets(context, lines)));
  return targets;
}
