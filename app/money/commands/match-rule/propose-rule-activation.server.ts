import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { findRuleForChange, saveRuleState, saveRuleSuperseded } from "~/money/data/match/match-rules.server";

const input = z.object({
  ruleId: z.uuid(),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** Asks a second person to put a drafted rule in force. */
export const proposeRuleActivation = defineCommand(
  { name: "match_rule.propose", permission: "match:confirm", input },
  async (context, { ruleId, reason }) => {
    const rule = await findRuleForChange(context.db, ruleId);
    if (!rule) return refuse("NOT_FOUND");
    if (rule.state !== "draft") return refuse("ALREADY_DONE");
    const subject = { type: "match_rule", id: ruleId };
    const payload = { name: rule.name, rule_version: rule.ruleVersion, auto_confirm: rule.autoConfirm };
    return requestApproval(context, { act: "match_rule.activate", subject, payload, reason });
  },
);

/** The second person agreed: the rule is in force, an older version of it no more, and waiting lines are looked at again. */
export const activateApprovedRule: ApprovedAct = {
  permission: ACT_RIGHTS["match_rule.activate"],
  async run(context, approval) {
    const rule = await findRuleForChange(context.db, approval.subject.id);
    if (!rule) return refuse("NOT_FOUND");
    if (rule.state !== "draft") return refuse("ALREADY_DONE");
    // who drafted it may have let a colleague ask
    if (rule.createdById === context.actor.id) return refuse("MAKER_IS_CHECKER");
    const superseded = await saveRuleSuperseded(context.db, rule.name);
    await saveRuleState(context.db, rule.id, "active");
    const { name, ruleVersion, autoConfirm } = rule;
    context.emit(
      "match_rule.activated",
      { type: "match_rule", id: rule.id },
      { after: { name, rule_version: ruleVersion, auto_confirm: autoConfirm, superseded } },
    );
    context.enqueue("match-lines", {}, { singletonKey: context.tenant.id });
    return accept({ ruleId: rule.id });
  },
};
