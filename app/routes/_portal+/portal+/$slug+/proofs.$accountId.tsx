import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";

import { portalOverview } from "~/collections/queries/portal/portal-overview.server";
import { latestProof } from "~/money/queries/reconciliation/latest-proof.server";
import { requireCustomer } from "~/people/access/require-customer.server";
import { requireFound } from "~/people/access/require-found.server";
import { readerText } from "~/ui/i18n/reader-text.server";
import { ProofPage } from "~/ui/portal/proof-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Quittance" }];

/** What is held for an account of one's own, inside the newest sealed total. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const { accounts } = await customer.read(portalOverview, undefined);
  const account = requireFound(accounts.find((one) => one.id === params.accountId) ?? null);
  const proof = await customer.read(latestProof, { code: "2100", dimensionId: account.id });
  const t = readerText(request);
  return {
    csrf: customer.csrf,
    title: `${t("portal:proof.title")} · ${customer.tenant.displayName}`,
    firm: customer.tenant.displayName,
    account: { id: account.id, externalRef: account.externalRef, currency: account.currency },
    proof: proof && {
      held: BigInt(proof.leaf.minor),
      total: BigInt(proof.root.sum),
      root: proof.root.hash,
      day: proof.seal.business_date,
    },
  };
}

export default function PortalProof() {
  const { firm, account, proof } = useLoaderData<typeof loader>();
  const { slug = "" } = useParams();
  return <ProofPage firm={firm} account={account} proof={proof} start={`/portal/${slug}`} />;
}
