import type { LoaderFunctionArgs } from "@remix-run/node";

import { lineList } from "~/money/queries/statement/line-list.server";
import { fromPageLink } from "~/office/domain/page-cursor";
import { answerPage } from "~/people/access/api/answer.server";
import { readQuery } from "~/people/access/api/read-query.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { BANKING } from "../contract/banking.table";
import { toMoney } from "../contract/to-money";

export async function loader({ request }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, BANKING.lines.scope);
  const {
    cursor,
    limit,
    bank_account: account,
    search: q,
    ...named
  } = readQuery(request, BANKING.lines.filters);
  const wanted = { ...named, account, q, ...fromPageLink(cursor ?? null) };
  const page = await api.read((context) => lineList(context, wanted, limit), undefined);
  return answerPage(api, request, page, ({ amount, matched, currency, ...row }) => ({
    ...row,
    amount: toMoney(amount, currency),
    matched: toMoney(matched, currency),
  }));
}
