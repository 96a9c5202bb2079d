import {
  type AccountStatement,
  runningBalances,
  type StatementMove,
} from "~/collections/domain/account/account-statement";

import type { ReceiptWords } from "./receipt-text";

/** The statement already worded: amounts and dates as the reader writes them. */
export interface AccountStatementText {
  language: string;
  title: string;
  agency: string;
  facts: { label: string; value: string }[];
  heads: [date: string, what: string, added: string, paid: string, left: string];
  opening: { label: string; value: string };
  lines: { date: string; what: string; added: string; paid: string; left: string }[];
  nothing: string | null;
  closing: { label: string; value: string };
  foot: string[];
}

const KNOWN = ["placement", "payment", "refund", "return", "chargeback", "reversal"];

/** The statement in the debtor's language and in plain words: what there was, what came to it, what was paid. */
export function accountStatementText(statement: AccountStatement, words: ReceiptWords): AccountStatementText {
  const { text, money, date } = words;
  const { legalName, displayName } = statement.agency;
  const balances = runningBalances(statement);
  const fact = (key: string, value: string) => ({ label: text(`statement.${key}`), value });
  const head = (key: string) => text(`statement.column.${key}`);
  return {
    language: statement.language,
    title: text("statement.title"),
    agency: legalName,
    facts: [
      fact("for", statement.debtorName),
      fact("account", statement.accountRef),
      fact("owedTo", statement.creditorName),
      fact("days", text("statement.daysOf", { from: date(statement.from), to: date(statement.on) })),
    ],
    heads: [head("date"), head("what"), head("added"), head("paid"), head("left")],
    opening: {
      label: text("statement.opening", { date: date(statement.from) }),
      value: money(statement.opening),
    },
    lines: statement.moves.map((move, index) => ({
      date: date(move.on),
      what: wordOf(move, statement.creditorName, words),
      added: move.amount > 0n ? money(move.amount) : "",
      paid: move.amount < 0n ? money(-move.amount) : "",
      left: money(balances[index] ?? 0n),
    })),
    nothing: statement.moves.length === 0 ? text("statement.nothing") : null,
    closing: {
      label: text("statement.closing", { date: date(statement.on) }),
      value: money(balances.at(-1) ?? statement.opening),
    },
    foot: [
      text("statement.issued", { agency: legalName, date: date(statement.issuedOn) }),
      ...(displayName === legalName ? [] : [text("receipt.knownAs", { name: displayName })]),
    ],
  };
}

function wordOf({ kind, method }: StatementMove, creditor: string, { text }: ReceiptWords): string {
  if (kind === "payment" && method)
    return text("statement.move.paidBy", { method: text(`method.${method}`) });
  return text(`statement.move.${KNOWN.includes(kind) ? kind : "change"}`, { creditor });
}
