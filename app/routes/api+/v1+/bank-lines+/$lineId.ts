import type { LoaderFunctionArgs } from "@remix-run/node";

import { lineMatches } from "~/collections/queries/payment/line-matches.server";
import { answerWith, found, idIn } from "~/people/access/api/answer.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { BANKING } from "../contract/banking.table";
import { toMoney } from "../contract/to-money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, BANKING.line.scope);
  const lineId = idIn(api, request, params.lineId);
  const {
    amount,
    left,
    currency,
    parts: batch,
    confirmed,
    ...line
  } = found(api, request, await api.read(lineMatches, { lineId }));
  return answerWith(api, {
    ...line,
    amount: toMoney(amount, currency),
    left: toMoney(left, currency),
    parts: batch.map(({ amount: minor, currency: own, ...part }) => ({
      ...part,
      amount: toMoney(BigInt(minor), own),
    })),
    confirmed: confirmed.map(({ parts, ...match }) => ({
      ...match,
      parts: parts.map((part) => ({ ...part, amount: toMoney(part.amount, currency) })),
    })),
  });
}
