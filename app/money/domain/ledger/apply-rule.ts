// Source: spec 05 §3. A rule turns an event's amounts into a balanced entry; nothing else may.
import { CHART_OF_ACCOUNTS } from "./chart-of-accounts.table";
import { credit, debit, type EntryDraft, type EntryLine } from "./journal-entry";
import { POSTING_RULES, type PostingRule, type RuleKey } from "./posting-rules.table";

/** A ledger account that only the event knows: where money really was, or what it is for. */
export interface LedgerPlace {
  code: string;
  dimensionId?: string;
}

/** What an event brings to its rule. */
export interface RuleFacts {
  /** minor units by component name; one that a rule does not have is zero */
  amounts: Record<string, bigint>;
  /** sub-account ids by dimension (`account`, `creditor` …) or by the name a rule gives (`trust`, `destination`) */
  parties?: Record<string, string>;
  places?: Partial<Record<"bank" | "trust" | "savings" | "expense" | "receivable", LedgerPlace>>;
  /** what stands for `@target`, each with its share */
  targets?: (LedgerPlace & { amount: bigint; dimensions?: Record<string, string> })[];
}

interface Term {
  account: string;
  party: string | null;
  components: string[];
}

const CHART = new Map(CHART_OF_ACCOUNTS.map((row) => [row.code, row]));

/** The entry of an event under its rule; lines of nothing are left out. */
export function applyRule(key: RuleKey, facts: RuleFacts): EntryDraft {
  const rule: PostingRule = POSTING_RULES[key];
  if (rule.entry === null || rule.entry === "as entered") throw new Error(`${key} makes no entry of its own`);
  const [left = [], right = []] = rule.entry.split(" / ").map(readSide);
  const lines = [
    ...left.flatMap((term) => linesOf(key, term, facts, debit)),
    ...right.flatMap((term) => linesOf(key, term, facts, credit)),
  ];
  return { ruleCode: codeOf(key), voucherType: rule.voucher, lines };
}

/** `PS24.sent` posts as PS24. */
export function codeOf(key: RuleKey): string {
  return key.split(".")[0] ?? key;
}

function readSide(text: string): Term[] {
  return text
    .replace(/^(Dr|Cr) /, "")
    .split(", ")
    .map((part) => {
      const [place = "", expression = "amount"] = part.split(" ");
      const [account = "", party = null] = place.split(":");
      return { account, party, components: expression.split("+") };
    });
}

function linesOf(key: RuleKey, term: Term, facts: RuleFacts, side: typeof debit): EntryLine[] {
  if (term.account === "@target") {
    const targets = (facts.targets ?? []).filter((one) => one.amount > 0n);
    return targets.map((one) => withDimensions(side(one.code, one.dimensionId, one.amount), one.dimensions));
  }
  const amount = term.components.reduce((sum, name) => sum + (facts.amounts[name] ?? 0n), 0n);
  if (amount === 0n) return [];
  if (term.account.startsWith("@")) {
    const place = facts.places?.[term.account.slice(1) as keyof NonNullable<RuleFacts["places"]>];
    if (!place) throw new Error(`${key} needs to know ${term.account}`);
    return [side(place.code, place.dimensionId, amount)];
  }
  const row = CHART.get(term.account);
  if (!row) throw new Error(`${key} names ${term.account}, which is not in the chart`);
  const party = term.party ?? row.dimension;
  const line = side(term.account, party ? facts.parties?.[party] : undefined, amount);
  const also = row.also ? facts.parties?.[row.also] : undefined;
  return [withDimensions(line, row.also && also ? { [row.also]: also } : undefined)];
}

function withDimensions(line: EntryLine, dimensions: Record<string, string> | undefined): EntryLine {
  return dimensions ? { ...line, dimensions } : line;
}
