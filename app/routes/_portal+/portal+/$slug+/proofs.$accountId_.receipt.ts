import type { LoaderFunctionArgs } from "@remix-run/node";

import { portalOverview } from "~/collections/queries/portal/portal-overview.server";
import { latestProof } from "~/money/queries/reconciliation/latest-proof.server";
import { jsonDownload } from "~/people/access/answers/json-download.server";
import { requireCustomer } from "~/people/access/require-customer.server";
import { requireFound } from "~/people/access/require-found.server";

/** The proof as a file for the offline verifier. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const { accounts } = await customer.read(portalOverview, undefined);
  const account = requireFound(accounts.find((one) => one.id === params.accountId) ?? null);
  const proof = requireFound(await customer.read(latestProof, { code: "2100", dimensionId: account.id }));
  return jsonDownload(`proof-${proof.seal.business_date}.json`, proof);
}
