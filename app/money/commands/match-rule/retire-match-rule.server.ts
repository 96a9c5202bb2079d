import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findRuleForChange, saveRuleState } from "~/money/data/match/match-rules.server";

const input = z.object({
  ruleId: z.uuid(),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** The rule says nothing any more; what it confirmed stays. One person may: less is done without a person. */
export const retireMatchRule = defineCommand(
  { name: "match_rule.retire", permission: "match:confirm", input },
  async (context, { ruleId, reason }) => {
    const rule = await findRuleForChange(context.db, ruleId);
    if (!rule) return refuse("NOT_FOUND");
    if (rule.state === "retired") return refuse("ALREADY_DONE");
    await saveRuleState(context.db, ruleId, "retired");
    context.emit(
      "match_rule.retired",
      { type: "match_rule", id: ruleId },
      { before: { state: rule.state }, reason },
    );
    return accept({});
  },
);
