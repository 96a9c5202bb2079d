import { z } from "zod";

import { count, date, facts, id, instant, maybeId, maybeText, money, text } from "./parts";

const normalSide = z.enum(["debit", "credit"]);
const dimension = { dimension_type: maybeText, dimension_id: maybeId };

export const accounts = {
  on: date,
  results: z.array(
    z.strictObject({ code: text, name: text, type: text, normal_side: normalSide, balance: money }),
  ),
};

export const accountLine = {
  id,
  entry_id: id,
  entry_no: maybeText,
  rule_code: text,
  narration: text,
  posting_date: date,
  effective_date: date,
  debit: money,
  credit: money,
  ...dimension,
  subject_type: text,
  subject_id: id,
};

export const trialBalance = {
  on: date,
  from: date.nullable(),
  debits: money,
  credits: money,
  difference: money,
  results: z.array(
    z.strictObject({
      code: text, name: text, type: text, normal_side: normalSide, opening: money, debits: money, credits: money, closing: money,
    }), // prettier-ignore
  ),
};

export const entry = {
  id,
  entry_no: maybeText,
  rule_code: text,
  voucher_type: text,
  narration: text,
  effective_date: date,
  posting_date: date,
  business_date: date,
  recorded_at: instant,
  subject_type: text,
  subject_id: id,
  reverses: maybeId,
  reversed_by: maybeId,
  made_by_kind: text,
  made_by_id: maybeId,
  checked_by_id: maybeId,
  hash: text.describe("SHA-256 of the canonical entry with its lines"),
  lines: z.array(z.strictObject({ code: text, name: text, debit: money, credit: money, ...dimension })),
};

export const invariants = {
  last_run: z.strictObject({ at: instant, business_date: date, trigger: text }).nullable(),
  results: z.array(
    z.strictObject({
      code: text,
      state: z.enum(["holds", "broken", "waits", "unknown"]),
      freezes: count,
      result: z.strictObject({ code: text, found: count, sample: z.array(facts) }).nullable(),
    }),
  ),
  freezes: z.array(
    z.strictObject({
      id,
      invariant: text,
      scope: z.strictObject({ type: text, id: text }),
      scope_name: maybeText,
      opened_at: instant,
    }),
  ),
};
