import type { Rule } from "eslint";

export const fileNameIsExport: Rule.RuleModule;
