import { findExternalAccount } from "~/money/data/payee/external-accounts.server";
import type { QueryContext } from "~/people/access/query-context";

/** Whose account it is, and its last four. */
export async function payeeAccount({ db }: QueryContext, { payeeId }: { payeeId: string }) {
  const account = await findExternalAccount(db, payeeId);
  return account && { holderName: account.holderName, bankCode: account.bankCode, last4: account.last4 };
}
