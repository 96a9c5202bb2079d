import type { CivilDate } from "~/office/domain/calendar-date";

/** One movement of the debt; minor units, above zero where it grew. */
export interface StatementMove {
  id: string;
  kind: string;
  on: CivilDate;
  amount: bigint;
  /** of the payment that moved it */
  method: string | null;
}

/** Everything an account statement says; amounts in minor units, dates civil. */
export interface AccountStatement {
  accountId: string;
  accountRef: string;
  debtorName: string;
  creditorName: string;
  language: string;
  currency: string;
  agency: { legalName: string; displayName: string; country: string };
  from: CivilDate;
  on: CivilDate;
  issuedOn: CivilDate;
  /** the debt before the first day */
  opening: bigint;
  moves: StatementMove[];
}

/** Most movements that one statement lists. */
export const STATEMENT_MOVES = 250;

/** What was left after each movement, and at the end. */
export function runningBalances({ opening, moves }: Pick<AccountStatement, "opening" | "moves">): bigint[] {
  let balance = opening;
  return moves.map(({ amount }) => (balance += amount));
}
