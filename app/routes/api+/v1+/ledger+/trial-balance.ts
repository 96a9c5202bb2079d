import type { LoaderFunctionArgs } from "@remix-run/node";

import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { answerWith } from "~/people/access/api/answer.server";
import { readQuery } from "~/people/access/api/read-query.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { LEDGER } from "../contract/ledger.table";
import { toMoney } from "../contract/to-money";

export async function loader({ request }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, LEDGER.trialBalance.scope);
  const { on = api.tenant.businessDate, from } = readQuery(request, LEDGER.trialBalance.filters);
  const balance = await api.read(trialBalance, { on, from });
  const money = (minor: bigint) => toMoney(minor, api.tenant.currency);
  return answerWith(api, {
    on,
    from: from ?? null,
    debits: money(balance.debits),
    credits: money(balance.credits),
    difference: money(balance.difference),
    results: balance.rows.map(({ opening, debits, credits, closing, ...row }) => ({
      ...row,
      opening: money(opening),
      debits: money(debits),
      credits: money(credits),
      closing: money(closing),
    })),
  });
}
