import type { Rule } from "eslint";

export const guardComesFirst: Rule.RuleModule;
