import type { Rule } from "eslint";

export const acrossTenantsByName: Rule.RuleModule;
