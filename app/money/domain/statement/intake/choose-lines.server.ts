// Source: spec 05 §9: account of the file = chosen account; line identity by fingerprint and occurrence.
import { identifyLines, type LineIdentity } from "../line-identity.server";
import type { Statement, StatementLine } from "../statement";
import { isSameAccount } from "../statement-checks";

export interface ChosenLine extends LineIdentity {
  /** position of its statement among the chosen ones */
  part: number;
  line: StatementLine;
}

export interface ChosenLines {
  parts: Statement[];
  lines: ChosenLine[];
  otherAccounts: { account: string; lines: number }[];
}

export interface ChosenAccount {
  id: string;
  /** null while nobody wrote it down */
  number: string | null;
  currency: string;
}

/**
 * The statements of the chosen account. A file of several accounts is taken for the one it shares with us; when it
 * shares none, all of it is taken and the check of the account says so.
 */
export function chooseLines(
  statements: Statement[],
  account: ChosenAccount,
  balanceReliable: boolean,
): ChosenLines {
  const { number, currency } = account;
  const own = (statement: Statement) =>
    number === null || statement.account === null || isSameAccount(statement.account, { number, currency });
  const shares = statements.some((one) => one.account !== null && own(one));
  const parts = shares ? statements.filter(own) : statements;
  const others = statements.filter((one) => !parts.includes(one));
  const flat = parts.flatMap((statement, part) => statement.lines.map((line) => ({ part, line })));
  const identities = identifyLines(
    flat.map(({ line }) => line),
    { bankAccountId: account.id, balanceReliable },
  );
  return {
    parts,
    lines: flat.map((one, at) => ({ ...one, ...identities[at]! })),
    otherAccounts: others.map((one) => ({ account: one.account ?? "", lines: one.lines.length })),
  };
}
