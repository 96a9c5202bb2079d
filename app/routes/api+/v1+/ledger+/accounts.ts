import type { LoaderFunctionArgs } from "@remix-run/node";

import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { answerWith } from "~/people/access/api/answer.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { LEDGER } from "../contract/ledger.table";
import { toMoney } from "../contract/to-money";

export async function loader({ request }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, LEDGER.accounts.scope);
  const { currency, businessDate } = api.tenant;
  const { rows } = await api.read(trialBalance, { on: businessDate });
  const results = rows.map(({ code, name, type, normalSide, closing }) => ({
    code,
    name,
    type,
    normalSide,
    balance: toMoney(closing, currency),
  }));
  return answerWith(api, { on: businessDate, results });
}
