import type { Scope } from "~/office/domain/permission/grant";

const PART =
  /(?:^|,? )([CRU]{1,3})(?![a-z])(?:\/(\*|[a-z-]+))?(?::([a-z][a-z ,]*?)(?=$|,? [CRU]{1,3}(?:[/:]|$)))?/g;
const VERBS = /, (sign|decide|cancel)\b/g;
const ACTIONS: Record<string, string> = { C: "create", R: "read", U: "update" };
const SCOPE: Record<string, Scope> = { o: "own", a: "assigned", t: "team", "*": "all" };

/** One part of a cell of spec 01 R2.1: "RU/submitted:credit" reads and updates the credit part while submitted. */
export interface CellPart {
  actions: string[];
  scope: Scope;
  /** the record's state outside which the part gives nothing; such a part reaches assigned records */
  only: string | null;
  /** parts of the record or purposes that it is limited to; empty: the whole */
  fields: string[];
}

/** What a cell of the record matrix says; "–" says nothing. */
export function readRecordCell(cell: string): CellPart[] {
  const text = cell
    .replace(/\([^)]*\)/g, "")
    .replace(/\s+/g, " ")
    .trim();
  // a letter without a scope of its own has the cell's; a cell without any is for everybody who reads it
  const told = /\/(\*|[a-z-]+)/.exec(text)?.[1];
  const parts = [...text.matchAll(PART)].map(([, letters = "", scope = told, fields = ""]): CellPart => {
    const width = scope === undefined ? (text === "R" ? "all" : "own") : SCOPE[scope];
    return {
      actions: [...letters].map((letter) => ACTIONS[letter] ?? ""),
      scope: width ?? "assigned",
      only: width ? null : (scope ?? null),
      fields: fields.split(",").flatMap((name) => (name.trim() ? [slug(name)] : [])),
    };
  });
  const verbs = [...text.matchAll(VERBS)].map(([, verb = ""]) => verb);
  return verbs.length > 0 ? [...parts, { actions: verbs, scope: "own", only: null, fields: [] }] : parts;
}

function slug(text: string): string {
  return text
    .trim()
    .replace(/[^a-z]+/gi, "_")
    .toLowerCase();
}

/** "credit review, bureau report" → credit_review, bureau_report */
export function recordsOf(row: string): string[] {
  return row.replace(" / audit view", "").split(", ").map(slug);
}
