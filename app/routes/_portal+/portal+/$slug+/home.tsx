import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";

import { portalMandates } from "~/collections/queries/portal/portal-mandates.server";
import { portalOverview } from "~/collections/queries/portal/portal-overview.server";
import { requireCustomer } from "~/people/access/require-customer.server";
import { readerText } from "~/ui/i18n/reader-text.server";
import { OverviewPage } from "~/ui/portal/overview-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Quittance" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const t = readerText(request);
  return {
    csrf: customer.csrf,
    title: `${t("portal:overview.title")} · ${customer.tenant.displayName}`,
    name: customer.fullName,
    firm: customer.tenant.displayName,
    overview: await customer.read(portalOverview, undefined),
    mandates: await customer.read(portalMandates, {}),
  };
}

export default function PortalHome() {
  const { name, firm, overview, mandates } = useLoaderData<typeof loader>();
  const { slug = "" } = useParams();
  return <OverviewPage {...{ name, firm, overview, mandates }} start={`/portal/${slug}`} />;
}
