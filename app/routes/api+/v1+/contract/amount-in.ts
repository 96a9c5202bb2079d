import { problem } from "~/people/access/api/problem.server";
import type { ApiAccess } from "~/people/access/require-api-key.server";

/** The decimal text of money in the books' own currency; any other currency is refused. */
export function amountIn(
  api: ApiAccess,
  request: Request,
  money: { amount: string; currency: string },
): string {
  if (money.currency === api.tenant.currency) return money.amount;
  throw problem(request, { code: "CURRENCY_MIX", facts: { books: api.tenant.currency } }, api.headers);
}
