import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { keptPeople } from "~/collections/queries/privacy/kept-people.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { KeptPeopleTable } from "~/ui/audit/privacy/kept-people-table";
import { PrivacyTabs } from "~/ui/audit/privacy/privacy-tabs";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "privacy:read");
  const { searchParams } = new URL(request.url);
  const view = searchParams.get("view") === "erased" ? ("erased" as const) : ("restricted" as const);
  const { after } = fromPageLink(searchParams.get("cursor"));
  const page = await staff.read(keptPeople, { view, after });
  return {
    title: readerText(request)("privacy:people.title"),
    view,
    rows: page.rows,
    links: toPageLinks({ next: page.next, previous: null }),
    today: staff.tenant.businessDate,
    mayAudit: staff.permissions.has("audit:read"),
  };
}

export default function KeptPeople() {
  const { t } = useTranslation("privacy");
  const { view, rows, links, today, mayAudit } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => type === "customer.restricted" || type === "customer.erased");
  const views = [
    { key: "restricted", label: t("people.restricted"), href: "/audit/people" },
    { key: "erased", label: t("people.erased"), href: "/audit/people?view=erased" },
  ];
  return (
    <PageWorklist
      title={t("people.title")}
      tabs={<PrivacyTabs current="people" mayAudit={mayAudit} />}
      notice={<p className="muted">{t("people.lead")}</p>}
      filters={<Tabs label={t("people.views")} current={view} tabs={views} />}
      pager={<Pager {...links} />}
    >
      <KeptPeopleTable rows={rows} view={view} today={today} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
