import { z } from "zod";

import { count, facts, id, instant, maybeDate, maybeText, money, text } from "./parts";

export const bankAccounts = {
  results: z.array(
    z.strictObject({
      id, name: text, bank: maybeText, kind: text, last4: maybeText, currency: text, code: text, active: z.boolean(),
      book: money, closing: money.nullable(), closing_on: maybeDate, waiting: count,
    }), // prettier-ignore
  ),
};

export const statementRow = {
  id,
  file_name: text,
  bank_account_id: id,
  bank_account_name: text,
  format: text,
  state: text,
  starts_on: maybeDate,
  ends_on: maybeDate,
  closing: money.nullable(),
  currency: text,
  lines: count,
  added: count,
  created_at: instant,
  created_by_name: maybeText,
};

export const statement = {
  id,
  bank_account_id: id,
  file_name: text,
  format: text,
  state: text,
  starts_on: maybeDate,
  ends_on: maybeDate,
  opening: money.nullable(),
  closing: money.nullable(),
  sha256: text,
  counts: z.strictObject({
    lines: count,
    fresh: count,
    known: count,
    rejected: count,
    warnings: count,
    reference_share: count.nullish(),
  }),
  checks: z.array(facts).describe("failed checks; `beyond`: no reason lets it pass"),
  faults: z.array(
    z.strictObject({
      row: count,
      column: text,
      value: text,
      reason: text,
      level: z.enum(["error", "warning"]),
    }),
  ),
  refused: z.strictObject({ code: text, facts }).nullable(),
  added: count,
  blockers: z.array(facts).describe("matched lines that keep it from being undone"),
};
