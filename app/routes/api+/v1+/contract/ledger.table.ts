import { z } from "zod";

import { accountLine, accounts, entry, trialBalance } from "./answers/ledger-answers";
import { id } from "./answers/parts";
import type { Endpoint } from "./endpoint";
import { moneyShape } from "./money-shape";

const line = z
  .strictObject({
    code: z.string().regex(/^\d{4}$/, "ACCOUNT_MISSING"),
    debit: moneyShape.optional(),
    credit: moneyShape.optional(),
  })
  .refine((one) => (one.debit === undefined) !== (one.credit === undefined), "DEBIT_OR_CREDIT");

/** spec 05 §1, §13 */
export const LEDGER = {
  accounts: {
    method: "GET",
    path: "/ledger/accounts",
    scope: "ledger:read",
    summary: "The chart of accounts with today's balances",
    answer: accounts,
    status: 200,
  },
  account: {
    method: "GET",
    path: "/ledger/accounts/{code}",
    scope: "ledger:read",
    summary: "Postings of one account, newest first",
    page: accountLine,
    status: 200,
  },
  trialBalance: {
    method: "GET",
    path: "/ledger/trial-balance",
    scope: "ledger:read",
    summary: "Opening, debits, credits and closing of every account between two posting dates",
    filters: { on: z.iso.date().optional(), from: z.iso.date().optional() },
    answer: trialBalance,
    status: 200,
  },
  entries: {
    method: "GET",
    path: "/ledger/entries",
    scope: "ledger:read",
    summary: "Journal entries with their lines, newest first",
    filters: {
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      rule: z.string().max(8).optional(),
      subject: z.uuid().optional(),
    },
    page: entry,
    status: 200,
  },
  entry: {
    method: "GET",
    path: "/ledger/entries/{entryId}",
    scope: "ledger:read",
    summary: "One journal entry with its lines and its hash",
    answer: entry,
    status: 200,
  },
  propose: {
    method: "POST",
    path: "/ledger/entries",
    scope: "ledger:write",
    summary: "Propose a manual journal; a second person posts it",
    body: {
      effective_date: z.iso.date(),
      narration: z.string().trim().min(3, "REQUIRED").max(255, "TOO_LONG"),
      lines: z.array(line).min(2, "ENTRY_UNBALANCED").max(100, "TOO_LONG"),
    },
    answer: { approval_id: id },
    status: 202,
  },
  reverse: {
    method: "POST",
    path: "/ledger/entries/{entryId}/reverse",
    scope: "ledger:write",
    summary: "Propose the reversal of a manual journal; a second person agrees",
    body: { reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG") },
    answer: { approval_id: id },
    status: 202,
  },
} as const satisfies Record<string, Endpoint>;
