import { z } from "zod";

import { toCivilDate } from "~/office/domain/calendar-date";
import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { saveNewRule } from "~/money/data/match/match-rules.server";
import {
  type MatchRule,
  readyRule,
  RULE_STRATEGIES,
  RULE_TARGETS,
  type RuleTarget,
} from "~/money/domain/match/rule/match-rule";

import { readConditions, typedCondition } from "./read-conditions";

const TARGETS = Object.keys(RULE_TARGETS) as [RuleTarget, ...RuleTarget[]];

const input = z.object({
  name: z.string().trim().min(3, "REQUIRED").max(80, "TOO_LONG"),
  priority: z.coerce.number("REQUIRED").int("REQUIRED").min(1, "RULE_PRIORITY").max(999, "RULE_PRIORITY"),
  bankAccountId: z.preprocess((value) => (value === "" ? undefined : value), z.uuid().optional()),
  side: z.enum(["C", "D"], "REQUIRED"),
  conditions: z.array(typedCondition).max(8),
  strategy: z.enum(RULE_STRATEGIES, "REQUIRED"),
  targetType: z.enum(TARGETS, "REQUIRED"),
  autoConfirm: z.coerce.boolean().default(false),
  validFrom: z.string(),
});

/** A rule, or the next version of one, is written down. It does nothing before a second person agrees to it. */
export const draftMatchRule = defineCommand(
  { name: "match_rule.draft", permission: "match:confirm", input },
  async (context, form) => {
    const { currency } = context.tenant;
    const validFrom = toCivilDate(form.validFrom);
    if (!validFrom) return refuseField("validFrom", "DATE_UNREADABLE");
    if (form.bankAccountId && !(await findBankAccount(context.db, form.bankAccountId)))
      return refuseField("bankAccountId", "NOT_FOUND");
    const conditions = readConditions(form.conditions, currency);
    if (!conditions.ok) return conditions;
    if (conditions.value.length === 0) return refuse("RULE_EMPTY");
    const id = context.newId();
    const { name, priority, side, strategy, targetType, autoConfirm, bankAccountId } = form;
    const terms = {
      bankAccountIds: bankAccountId ? [bankAccountId] : [],
      side,
      conditions: conditions.value,
    };
    const rule: MatchRule = { id, priority, terms, strategy, targetType, autoConfirm };
    const ready = readyRule(rule);
    if (!ready.ok) return ready;
    const createdBy = { kind: context.actor.kind, id: context.actor.id };
    const ruleVersion = await saveNewRule(context.db, { ...rule, name, validFrom, createdBy });
    context.emit(
      "match_rule.drafted",
      { type: "match_rule", id },
      {
        after: {
          name, rule_version: ruleVersion, priority, side, strategy, target_type: targetType, auto_confirm: autoConfirm,
          bank_account_id: bankAccountId ?? null, conditions: conditions.value,
        },
      },
    ); // prettier-ignore
    return accept({ ruleId: id });
  },
);
