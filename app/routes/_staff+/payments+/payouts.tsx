import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { payoutList } from "~/money/queries/provider/payout-list.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readPreferences } from "~/ui/i18n/preferences";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { PaymentTabs } from "~/ui/payment/payment-tabs";
import { PayoutTable } from "~/ui/payment/payout-table";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { after } = fromPageLink(new URL(request.url).searchParams.get("cursor"));
  const page = await staff.read(payoutList, { after });
  return {
    title: readerText(request)("payment:payout.title"),
    rows: page.rows,
    links: toPageLinks({ next: page.next, previous: null }),
    dense: readPreferences(request).density === "dense",
  };
}

export default function Payouts() {
  const { t } = useTranslation("payment");
  const { rows, links, dense } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => type.startsWith("provider_payout."));
  return (
    <PageWorklist
      title={t("payout.title")}
      tabs={<PaymentTabs current="payouts" books />}
      pager={<Pager {...links} />}
    >
      <PayoutTable rows={rows} dense={dense} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments" />;
}
