import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { listRulesInForce } from "~/money/data/match/match-rules.server";
import { findLineToMatch } from "~/money/data/match/matches.server";
import { listLearnt } from "~/money/data/match/signatures.server";
import { listLinesForChange } from "~/money/data/statement/statement-lines.server";
import { TargetIndex } from "~/money/domain/match/find-match";
import { judgeLine } from "~/money/domain/match/judge-line";

import { confirmLine, type Confirmation } from "./confirm-line.server";
import { findTargets } from "./find-targets.server";
import { joinTwins } from "./join-twins.server";

const input = z.object({ lineId: z.uuid() });

/**
 * Confirms one line because a rule in force allows it. The line is judged again under its lock: what was certain
 * a moment ago may have been paid by another line since. Nothing is learnt from it.
 */
export const confirmByRule = defineCommand(
  { name: "match.confirm_by_rule", permission: "match:work", input },
  async (context, { lineId }) => {
    const line = await findLineToMatch(context.db, lineId);
    if (!line) return accept({ confirmed: false });
    const index = new TargetIndex(await findTargets(context, [line]));
    const rules = await listRulesInForce(context.db, context.today);
    const learnt = await listLearnt(context.db, [line]);
    const { verdict, rule, certain } = judgeLine(line, index, rules, learnt.get(lineId));
    if (!certain || verdict.kind === "none" || !rule) return accept({ confirmed: false });
    const { target, score, evidence } = verdict.best;
    const why: Confirmation = { score, evidence, ruleId: rule.id };
    const ids = target.type === "twin" ? [lineId, target.id] : [lineId];
    const locked = await listLinesForChange(context.db, ids);
    const own = locked.find((one) => one.id === lineId);
    const twin = locked.find((one) => one.id === target.id);
    if (!own) return refuse("NOT_FOUND");
    const parts = [{ targetType: target.type, targetId: target.id, amount: line.amount }];
    const done = twin
      ? await joinTwins(context, own, twin, why)
      : await confirmLine(context, own, parts, why);
    return done.ok ? accept({ confirmed: true }) : done;
  },
);
