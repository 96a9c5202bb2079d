import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { listRulesInForce } from "~/money/data/match/match-rules.server";
import {
  listLinesToMatch,
  type Proposal,
  saveProposals,
  saveProposalsForgotten,
} from "~/money/data/match/matches.server";
import { listLearnt } from "~/money/data/match/signatures.server";
import { TargetIndex } from "~/money/domain/match/find-match";
import { judgeLine } from "~/money/domain/match/judge-line";

import { findTargets } from "./find-targets.server";

const CHUNK = 500;

const input = z.object({ after: z.uuid().nullable() });

/**
 * Looks again at lines that wait, some at a time, and writes down what they could be. A person confirms, or a
 * rule: `certain` are the lines that one allows, each to be confirmed in a transaction of its own.
 */
export const proposeMatches = defineCommand(
  { name: "match.propose", permission: "match:work", input },
  async (context, { after }) => {
    const lines = await listLinesToMatch(context.db, { after, limit: CHUNK });
    if (lines.length === 0) return accept({ proposed: 0, certain: [] as string[], next: null });
    await saveProposalsForgotten(
      context.db,
      lines.map((line) => line.id),
    );
    const index = new TargetIndex(await findTargets(context, lines));
    const rules = await listRulesInForce(context.db, context.today);
    const learnt = await listLearnt(context.db, lines);
    const proposals: Proposal[] = [];
    const sure: string[] = [];
    for (const line of lines) {
      const { verdict, certain } = judgeLine(line, index, rules, learnt.get(line.id));
      if (verdict.kind === "none") continue;
      proposals.push({ line, best: verdict.best, rivals: verdict.rivals });
      if (certain) sure.push(line.id);
    }
    await saveProposals(context.db, proposals);
    context.emit(
      "match.proposed",
      { type: "tenant", id: context.tenant.id },
      {
        category: "system",
        after: { lines: lines.length, proposed: proposals.length, certain: sure.length },
      },
    );
    const next = lines.length === CHUNK ? (lines.at(-1)?.id ?? null) : null;
    return accept({ proposed: proposals.length, certain: sure, next });
  },
);
