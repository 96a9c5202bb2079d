// Source: spec 06 §8, 07 23.2: the latest day of all rules that apply; what is unknown is kept.
import { Temporal } from "temporal-polyfill";

import type { CivilDate } from "../calendar-date";
import {
  type Clock,
  type RecordClass,
  RETENTION_RULES,
  type RetentionRule,
  type Term,
} from "./retention-rules.table";

/** What the rules ask of a record or of a pile of like ones. */
export interface RetainedRecord {
  class: RecordClass;
  /** of whom the rules are: the firm's country, and narrower places that the record names */
  where: readonly string[];
  desk: "collections" | "relief" | "lending" | "wealth";
  /** month in which the firm's financial year begins, 1 to 12 */
  fiscalStartMonth: number;
  /** days from which terms run; absent: the fact does not exist here; null: not known, or not yet over */
  clocks: Partial<Record<Clock, CivilDate | null>>;
}

export interface Retention {
  /** last day on which it is kept; null while that is not known */
  until: CivilDate | null;
  /** every rule that applies and is not over on the day asked about, in the table's order, each once */
  rules: string[];
}

/**
 * How long a record must stay. Null when no rule keeps it on that day.
 *
 * @param law only what the law demands: what counts against a person who asks to be forgotten
 */
export function retainUntil(
  record: RetainedRecord,
  today: CivilDate,
  law: "law" | "law_and_policy",
): Retention | null {
  const kept = RETENTION_RULES.filter((rule) => applies(rule, record, law))
    .map((rule) => ({ id: rule.id, until: lastDay(rule, record) }))
    .filter(({ until }) => until === null || until >= today);
  return kept.length === 0 ? null : latest(kept.map(({ id, until }) => ({ until, rules: [id] })));
}

/** Several records' terms as one: the latest day, every rule; null where nothing is kept. */
export function latestOf(terms: readonly (Retention | null)[]): Retention | null {
  const kept = terms.filter((one) => one !== null);
  return kept.length === 0 ? null : latest(kept);
}

function latest(terms: readonly Retention[]): Retention {
  const days = terms.map(({ until }) => until);
  const last = days.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b));
  return { until: last ?? null, rules: [...new Set(terms.flatMap(({ rules }) => rules))] };
}

function applies(rule: RetentionRule, record: RetainedRecord, law: "law" | "law_and_policy"): boolean {
  return (
    (law === "law_and_policy" || !rule.policy) &&
    rule.classes.includes(record.class) &&
    record.clocks[rule.clock] !== undefined &&
    (!rule.desks || rule.desks.includes(record.desk)) &&
    (!rule.where || rule.where.some((place) => record.where.some((one) => isWithin(one, place))))
  );
}

/** "US-NC" lies within "US". */
function isWithin(one: string, place: string): boolean {
  return one === place || one.startsWith(`${place}-`);
}

function lastDay({ clock, term }: RetentionRule, record: RetainedRecord): CivilDate | null {
  const from = record.clocks[clock];
  return from ? plus(from, term, record.fiscalStartMonth) : null;
}

function plus(from: CivilDate, term: Term, fiscalStartMonth: number): CivilDate {
  const day = Temporal.PlainDate.from(from);
  if (!("fiscalYears" in term)) return day.add(term).toString();
  const begin = Temporal.PlainDate.from({ year: day.year, month: fiscalStartMonth, day: 1 });
  const next = Temporal.PlainDate.compare(day, begin) < 0 ? begin : begin.add({ years: 1 });
  return next.subtract({ days: 1 }).add({ years: term.fiscalYears }).toString();
}
