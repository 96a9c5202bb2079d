import type { LoaderFunctionArgs } from "@remix-run/node";

import { bankAccounts } from "~/money/queries/bank/bank-accounts.server";
import { answerWith } from "~/people/access/api/answer.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { BANKING } from "./contract/banking.table";
import { toMoney } from "./contract/to-money";

export async function loader({ request }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, BANKING.accounts.scope);
  const accounts = await api.read(bankAccounts, undefined);
  const results = accounts.map(({ book, closing, ...account }) => ({
    ...account,
    book: toMoney(book, account.currency),
    closing: closing === null ? null : toMoney(closing, account.currency),
  }));
  return answerWith(api, { results });
}
