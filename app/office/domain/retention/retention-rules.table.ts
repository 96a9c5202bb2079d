// Source: spec 06 §8 (RET-01 … RET-18): the law's minimum, and what a firm adds as its own policy (13 §0, 07 23.2).

/** What a record is, as the rules tell kinds apart. */
export type RecordClass =
  | "collection"
  | "recording"
  | "authorisation"
  | "application"
  | "transaction"
  | "kyc"
  | "books"
  | "contract_note"
  | "advice"
  | "personal"
  | "log"
  | "consent"
  | "do_not_call"
  | "signed"
  | "event"
  | "message"
  | "lead";

/** Facts from whose day a term runs. */
export type Clock = "recorded" | "last_activity" | "relationship_end" | "ended";

export type Term = { years: number } | { months: number } | { days: number } | { fiscalYears: number };

export interface RetentionRule {
  id: string;
  classes: readonly RecordClass[];
  /** countries, or states and cities as accounts name them; absent: everywhere */
  where?: readonly string[];
  desks?: readonly ("collections" | "relief" | "lending" | "wealth")[];
  term: Term;
  clock: Clock;
  /** the product's or the firm's own wish: counts for what is purged, not against a person who asks for erasure */
  policy?: true;
}

export const RETENTION_RULES: readonly RetentionRule[] = [
  { id: "RET-01", classes: ["collection", "consent"], where: ["US"], desks: ["collections"], term: { years: 3 }, clock: "last_activity" },
  { id: "RET-02", classes: ["recording"], where: ["US"], desks: ["collections"], term: { years: 3 }, clock: "recorded" },
  { id: "RET-03", classes: ["consent", "collection", "message"], where: ["US"], desks: ["relief"], term: { years: 5 }, clock: "recorded" },
  { id: "RET-04", classes: ["collection"], where: ["US-NC"], desks: ["collections"], term: { years: 3 }, clock: "last_activity" },
  { id: "RET-05", classes: ["collection"], where: ["US-NY-NYC"], term: { years: 3 }, clock: "recorded" },
  { id: "RET-06", classes: ["authorisation"], where: ["US"], term: { years: 2 }, clock: "ended" },
  { id: "RET-07", classes: ["application"], where: ["US"], desks: ["lending"], term: { months: 25 }, clock: "recorded" },
  { id: "RET-08", classes: ["transaction"], where: ["IN"], desks: ["lending"], term: { years: 5 }, clock: "recorded" },
  { id: "RET-09", classes: ["kyc"], where: ["IN"], desks: ["lending"], term: { years: 5 }, clock: "relationship_end" },
  { id: "RET-10", classes: ["books", "event"], where: ["IN"], term: { fiscalYears: 8 }, clock: "recorded" },
  { id: "RET-11", classes: ["books", "contract_note"], where: ["IN"], desks: ["wealth"], term: { years: 8 }, clock: "recorded" },
  { id: "RET-12", classes: ["advice"], where: ["IN"], desks: ["wealth"], term: { years: 5 }, clock: "recorded" },
  { id: "RET-13", classes: ["personal", "log", "lead"], where: ["IN"], term: { years: 1 }, clock: "recorded" },
  { id: "RET-14", classes: ["log"], where: ["IN"], term: { days: 180 }, clock: "recorded" },
  { id: "RET-15", classes: ["do_not_call"], where: ["US"], desks: ["relief"], term: { years: 5 }, clock: "recorded" },
  // six years from the end of the assessment year, which is the year after the financial one
  { id: "RET-16", classes: ["books"], where: ["IN"], term: { fiscalYears: 7 }, clock: "recorded" },
  { id: "RET-17", classes: ["signed"], term: { years: 10 }, clock: "ended", policy: true },
  { id: "RET-18", classes: ["consent"], where: ["US"], desks: ["collections"], term: { years: 3 }, clock: "ended" },
  { id: "RET-18", classes: ["consent"], where: ["US"], desks: ["relief"], term: { years: 5 }, clock: "ended" },
  { id: "RET-18", classes: ["consent"], where: ["IN"], term: { years: 1 }, clock: "ended" },
  { id: "AUD", classes: ["event"], term: { years: 10 }, clock: "recorded", policy: true },
  { id: "AUD", classes: ["event"], term: { years: 10 }, clock: "relationship_end", policy: true },
  { id: "FIN", classes: ["books", "transaction"], term: { years: 7 }, clock: "recorded", policy: true },
  { id: "KYC", classes: ["kyc"], term: { years: 10 }, clock: "relationship_end", policy: true },
  { id: "CON", classes: ["message"], term: { years: 8 }, clock: "recorded", policy: true },
  { id: "CON", classes: ["recording"], term: { years: 7 }, clock: "recorded", policy: true },
  { id: "LEAD", classes: ["lead"], term: { months: 13 }, clock: "recorded", policy: true },
  { id: "LOG", classes: ["log"], term: { days: 400 }, clock: "recorded", policy: true },
]; // prettier-ignore
