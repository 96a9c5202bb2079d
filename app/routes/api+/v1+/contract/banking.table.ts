import { z } from "zod";

import { bankAccounts, statement, statementRow } from "./answers/banking-answers";
import { line, lineRecord } from "./answers/line-answers";
import { id, made } from "./answers/parts";
import type { Endpoint } from "./endpoint";
import { moneyShape } from "./money-shape";

const reason = z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG");

/** spec 05 §9–10 */
export const BANKING = {
  accounts: {
    method: "GET",
    path: "/bank-accounts",
    scope: "statements:read",
    summary: "The firm's bank accounts: what the books say and what the last statement said",
    answer: bankAccounts,
    status: 200,
  },
  statements: {
    method: "GET",
    path: "/bank-statements",
    scope: "statements:read",
    summary: "Imported statements, newest first",
    filters: { bank_account: z.uuid().optional() },
    page: statementRow,
    status: 200,
  },
  upload: {
    method: "POST",
    path: "/bank-statements",
    scope: "statements:write",
    summary: "Send a statement file: form fields bank_account_id, then file (at most 20 MB)",
    upload: true,
    answer: { id, state: z.literal("reading") },
    status: 202,
  },
  statement: {
    method: "GET",
    path: "/bank-statements/{fileId}",
    scope: "statements:read",
    summary: "One statement: its state, counts, failed checks and bad rows",
    answer: statement,
    status: 200,
  },
  commit: {
    method: "POST",
    path: "/bank-statements/{fileId}/commit",
    scope: "statements:write",
    summary: "Take a checked statement into the books; a failed check needs a reason",
    body: { reason: z.string().trim().max(500, "TOO_LONG").default("") },
    keyed: true,
    answer: made,
    status: 202,
  },
  undo: {
    method: "POST",
    path: "/bank-statements/{fileId}/undo",
    scope: "statements:write",
    summary: "Take a statement out of the books again, if nothing of it is matched",
    body: { reason },
    keyed: true,
    answer: made,
    status: 202,
  },
  lines: {
    method: "GET",
    path: "/bank-lines",
    scope: "statements:read",
    summary: "Statement lines by day",
    filters: {
      view: z.enum(["open", "suspect", "matched", "ignored", "all"]).default("open"),
      bank_account: z.uuid().optional(),
      side: z.enum(["C", "D"]).optional(),
      search: z.string().trim().max(100).optional(),
    },
    page: line,
    status: 200,
  },
  line: {
    method: "GET",
    path: "/bank-lines/{lineId}",
    scope: "statements:read",
    summary: "One line with its proposals, their evidence, and its matches",
    answer: lineRecord,
    status: 200,
  },
  match: {
    method: "POST",
    path: "/bank-lines/{lineId}/match",
    scope: "matching:write",
    summary: "Say what a line is, in one piece or in several",
    body: {
      version: z.int(),
      parts: z
        .array(
          z.strictObject({ target_type: z.string().min(1).max(40), target_id: z.uuid(), amount: moneyShape }),
        )
        .min(1, "REQUIRED")
        .max(50, "TOO_LONG"),
    },
    keyed: true,
    answer: { id, line_id: id },
    status: 201,
  },
  unmatch: {
    method: "POST",
    path: "/matches/{matchId}/unmatch",
    scope: "matching:write",
    summary: "Take a match back with all that it did",
    body: { reason },
    keyed: true,
    answer: {
      line_id: id,
      asked: z.boolean().describe("above the firm's limit: nothing is undone before a second person agrees"),
    },
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
