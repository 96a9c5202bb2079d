import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { disputeFilter, disputeList } from "~/collections/queries/payment/dispute-list.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readPreferences } from "~/ui/i18n/preferences";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { DisputeTable } from "~/ui/payment/dispute-table";
import { PaymentTabs } from "~/ui/payment/payment-tabs";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payment:read");
  const { searchParams } = new URL(request.url);
  const filter = disputeFilter.parse({
    ...Object.fromEntries(searchParams),
    ...fromPageLink(searchParams.get("cursor")),
  });
  const page = await staff.read(disputeList, filter);
  return {
    title: readerText(request)("payment:dispute.title"),
    rows: page.rows,
    open: page.open,
    view: filter.view,
    links: toPageLinks({ next: page.next, previous: null }),
    books: staff.permissions.has("ledger:read"),
    dense: readPreferences(request).density === "dense",
  };
}

export default function Disputes() {
  const { t } = useTranslation("payment");
  const { rows, open, view, links, books, dense } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => type.startsWith("payment."));
  const views = (["answer", "waiting", "decided"] as const).map((key) => ({
    key,
    label: t(`dispute.view.${key}`),
    href: `/payments/disputes?view=${key}`,
    count: key === "answer" ? open : undefined,
  }));
  return (
    <PageWorklist
      title={t("dispute.title")}
      tabs={<PaymentTabs current="disputes" books={books} />}
      filters={<Tabs label={t("dispute.view.label")} current={view} tabs={views} />}
      pager={<Pager {...links} />}
    >
      <DisputeTable rows={rows} view={view} dense={dense} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments" />;
}
