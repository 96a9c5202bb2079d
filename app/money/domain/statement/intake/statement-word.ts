import type { StatementFindings } from "./statement-findings";

export type StatementState = "uploaded" | "parsed" | "checked" | "committed" | "rejected" | "undone";

/** One word for where a file stands, made of its state and the work under way. */
export type StatementWord =
  "reading" | "unreadable" | "profile" | "waiting" | "committing" | "stopped" | "committed" | "undoing" | "rejected" | "undone"; // prettier-ignore

export function statementWordOf(
  state: StatementState,
  findings: Pick<StatementFindings, "refused" | "commit" | "undo">,
): StatementWord {
  if (state === "uploaded") return "reading";
  if (state === "parsed") return "profile";
  if (state === "checked") return "waiting";
  if (state === "rejected") return findings.refused ? "unreadable" : "rejected";
  if (state === "undone") return "undone";
  if (findings.undo) return "undoing";
  const { commit } = findings;
  if (!commit || commit.done >= commit.total) return "committed";
  return commit.refused ? "stopped" : "committing";
}

/** The worker is at it. */
export function isAtWork(word: StatementWord): boolean {
  return word === "reading" || word === "committing" || word === "undoing";
}
