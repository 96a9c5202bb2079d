import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { bankAccounts } from "~/money/queries/bank/bank-accounts.server";
import { LINE_COUNT_CAP, lineCounts } from "~/money/queries/statement/line-counts.server";
import { LINE_VIEWS, lineFilter, lineList } from "~/money/queries/statement/line-list.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { BankTabs } from "~/ui/bank/bank-tabs";
import { useLineColumns } from "~/ui/bank/line-columns";
import { LineFilters } from "~/ui/bank/line-filters";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readPreferences } from "~/ui/i18n/preferences";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { changeSearch } from "~/ui/table/change-search";
import { DataTable } from "~/ui/table/data-table";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { searchParams } = new URL(request.url);
  const filter = lineFilter.parse({
    ...Object.fromEntries(searchParams),
    ...fromPageLink(searchParams.get("cursor")),
  });
  const [page, counts, accounts] = await Promise.all([
    staff.read(lineList, filter),
    staff.read(lineCounts, undefined),
    staff.read(bankAccounts, undefined),
  ]);
  return {
    title: readerText(request)("bank:tabs.lines"),
    rows: page.rows,
    links: toPageLinks(page),
    filter,
    counts,
    cap: LINE_COUNT_CAP,
    views: LINE_VIEWS,
    accounts: accounts.map(({ id, name }) => ({ id, name })),
    dense: readPreferences(request).density === "dense",
    mayImport: staff.permissions.has("bank_statement:import"),
  };
}

export default function Lines() {
  const { t } = useTranslation("bank");
  const { rows, links, filter, counts, cap, views, accounts, dense } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const columns = useLineColumns();
  useLiveRevalidation(({ type }) => /^(bank_statement|statement_line|match)/.test(type));
  return (
    <PageWorklist
      title={t("tabs.lines")}
      tabs={
        <>
          <BankTabs current="lines" />
          <Tabs
            label={t("lines.views.label")}
            current={filter.view}
            tabs={views.map((view) => ({
              key: view,
              label: t(`lines.views.${view}`),
              href: `/bank/lines${changeSearch(search, { view: view === "open" ? null : view })}`,
              count: view === "open" || view === "suspect" ? counts[view] : undefined,
              cap,
            }))}
          />
        </>
      }
      filters={<LineFilters filter={filter} accounts={accounts} columns={columns} />}
      pager={<Pager {...links} summary={rows.length > 0 && t("lines.onPage", { count: rows.length })} />}
    >
      <DataTable
        caption={t("lines.caption")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/bank/lines/${row.id}`}
        dense={dense}
        empty={<NoLines />}
      />
    </PageWorklist>
  );
}

function NoLines() {
  const { t } = useTranslation("bank");
  const { filter, mayImport } = useLoaderData<typeof loader>();
  const filtered = filter.account ?? filter.side ?? filter.age ?? filter.older ?? filter.q ?? filter.file;
  if (filtered !== undefined || filter.view !== "open")
    return (
      <EmptyState
        title={t("lines.emptyFiltered")}
        action={<LinkButton to="/bank/lines">{t("lines.clear")}</LinkButton>}
      />
    );
  return (
    <EmptyState
      title={t("lines.emptyOpen")}
      action={
        mayImport && (
          <LinkButton look="primary" to="/bank/statements/new">
            {t("import")}
          </LinkButton>
        )
      }
    >
      {t("lines.emptyOpenBody")}
    </EmptyState>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank" />;
}
