import type { QueryContext } from "~/people/access/query-context";
import type { TableProfile } from "~/money/domain/statement/table/table-profile";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";

export interface BankAccountPage {
  id: string;
  name: string;
  bank: string | null;
  kind: string;
  currency: string;
  code: string;
  /** the plain number is not for pages */
  last4: string | null;
  openingBalance: bigint;
  openingOn: string | null;
  profile: TableProfile | null;
  active: boolean;
  version: number;
}

/** One bank account's settings; null is a 404. */
export async function bankAccountPage(
  { db }: QueryContext,
  { bankAccountId }: { bankAccountId: string },
): Promise<BankAccountPage | null> {
  const account = await findBankAccount(db, bankAccountId);
  if (!account) return null;
  const { number: _number, place, ...shown } = account;
  return { ...shown, code: place.code };
}
