import type { LoaderFunctionArgs } from "@remix-run/node";

import { ledgerAccountPage } from "~/money/queries/ledger/ledger-account.server";
import { fromPageLink } from "~/office/domain/page-cursor";
import { answerPage, found } from "~/people/access/api/answer.server";
import { readQuery } from "~/people/access/api/read-query.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { LEDGER } from "../contract/ledger.table";
import { toMoney } from "../contract/to-money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, LEDGER.account.scope);
  const { cursor, limit } = readQuery(request, {});
  const wanted = { code: params.code ?? "", ...fromPageLink(cursor ?? null) };
  const page = await api.read((context) => ledgerAccountPage(context, wanted, limit), undefined);
  const { currency } = found(api, request, page.account);
  return answerPage(api, request, { ...page, rows: page.lines }, ({ dr, cr, ...line }) => ({
    ...line,
    debit: toMoney(dr, currency),
    credit: toMoney(cr, currency),
  }));
}
