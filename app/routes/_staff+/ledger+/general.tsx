import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { readDayRange } from "~/money/domain/ledger/day-range";
import { generalLedger, generalLedgerFilter } from "~/money/queries/ledger/general-ledger.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { DayRange } from "~/ui/ledger/day-range";
import { GeneralLedgerTable } from "~/ui/ledger/general-ledger-table";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { PageWorklist } from "~/ui/page/page-worklist";
import { ReportDownload } from "~/ui/page/report-download";
import { changeSearch } from "~/ui/table/change-search";
import { FilterBar } from "~/ui/table/filter-bar";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { businessDate: today, currency } = staff.tenant;
  const { searchParams } = new URL(request.url);
  const { code, dimension } = generalLedgerFilter.parse(Object.fromEntries(searchParams));
  const asked = { code, dimension, ...readDayRange(searchParams, staff.tenant) };
  const page = await staff.read(generalLedger, { ...asked, ...fromPageLink(searchParams.get("cursor")) });
  return {
    title: translator(staff.language)("ledger:general.title"),
    rows: page.rows,
    links: toPageLinks(page),
    asked,
    today,
    currency,
    mayExport: staff.permissions.has("ledger:export"),
  };
}

export default function GeneralLedger() {
  const { t } = useTranslation("ledger");
  const { rows, links, asked, today, currency, mayExport } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { from, on, code, dimension } = asked;
  const without = (name: string) => `/ledger/general${changeSearch(search, { [name]: null })}`;
  return (
    <PageWorklist
      title={t("general.title")}
      tabs={<LedgerTabs current="general" />}
      filters={
        <>
          <DayRange from={from} on={on} today={today} keep={{ code, dimension }} />
          <FilterBar
            search={{ name: "code", label: t("general.code") }}
            keep={["from", "on", "dimension"]}
            clearHref={`/ledger/general${changeSearch(search, { code: null, dimension: null })}`}
            chips={[
              ...(code ? [{ label: t("general.oneCode", { code }), removeHref: without("code") }] : []),
              ...(dimension ? [{ label: t("general.oneDimension"), removeHref: without("dimension") }] : []),
            ]}
          />
        </>
      }
      pager={<Pager {...links} summary={rows.length > 0 && t("account.summary", { count: rows.length })} />}
    >
      <GeneralLedgerTable rows={rows} currency={currency} />
      {mayExport && <ReportDownload report="general-ledger" search={asked} />}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
