import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { listPaymentTargets } from "~/money/data/match/match-targets.server";
import {
  listPayoutTargets,
  listTransferTargets,
  listTwinTargets,
} from "~/money/data/match/outgoing-targets.server";
import {
  listLinesToMatch,
  type Proposal,
  saveProposals,
  saveProposalsForgotten,
} from "~/money/data/match/matches.server";
import { learntKey, listLearnt } from "~/money/data/match/signatures.server";
import { findMatch, TargetIndex } from "~/money/domain/match/find-match";
import type { MatchableLine, MatchTarget } from "~/money/domain/match/matchable";

import { matchReceivers } from "./match-receiver";

const CHUNK = 500;

const input = z.object({ after: z.uuid().nullable() });

/** Looks again at lines that wait, some at a time, and writes down what they could be; a person confirms. */
export const proposeMatches = defineCommand(
  { name: "match.propose", permission: "match:work", input },
  async (context, { after }) => {
    const lines = await listLinesToMatch(context.db, { after, limit: CHUNK });
    if (lines.length === 0) return accept({ proposed: 0, next: null });
    await saveProposalsForgotten(
      context.db,
      lines.map((line) => line.id),
    );
    const index = new TargetIndex(await findTargets(context, lines));
    const learnt = await listLearnt(context.db, lines);
    const isLearnt = (line: MatchableLine, target: MatchTarget) => learnt.get(line.id) === learntKey(target);
    const proposals = lines.flatMap((line): Proposal[] => {
      const verdict = findMatch(line, index, { isLearnt, mayConfirm: false });
      return verdict.kind === "none" ? [] : [{ line, best: verdict.best, rivals: verdict.rivals }];
    });
    await saveProposals(context.db, proposals);
    context.emit(
      "match.proposed",
      { type: "tenant", id: context.tenant.id },
      { category: "system", after: { lines: lines.length, proposed: proposals.length } },
    );
    const next = lines.length === CHUNK ? (lines.at(-1)?.id ?? null) : null;
    return accept({ proposed: proposals.length, next });
  },
);

/** What the money context knows and what every desk knows, found by index. */
export async function findTargets(context: CommandContext, lines: MatchableLine[]): Promise<MatchTarget[]> {
  const targets = [
    ...(await listPaymentTargets(context.db, lines)),
    ...(await listPayoutTargets(context.db, lines)),
    ...(await listTransferTargets(context.db, lines)),
    ...(await listTwinTargets(context.db, lines)),
  ];
  for (const [, receiver] of matchReceivers(context))
    targets.push(...(await receiver.findTargets(context, lines)));
  return targets;
}
