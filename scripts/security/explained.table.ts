/** What a scanner says that is no weakness, and why not. */
export const EXPLAINED: { tool: "sqlmap" | "wapiti"; kind: string; where: RegExp; why: string }[] = [];
