import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { creditorChoices } from "~/collections/queries/creditor-choices.server";
import {
  IMPORT_STATES,
  type ImportFilter,
  importFilter,
  importList,
} from "~/collections/queries/import-list.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { ImportFilters } from "~/ui/import/import-filters";
import { ImportTable, useImportColumns } from "~/ui/import/import-table";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { changeSearch } from "~/ui/table/change-search";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "import:read");
  const { searchParams } = new URL(request.url);
  const asked = { ...Object.fromEntries(searchParams), ...fromPageLink(searchParams.get("cursor")) };
  const filter = importFilter.parse(asked);
  const [page, creditors] = await Promise.all([
    staff.read(importList, filter),
    staff.read(creditorChoices, undefined),
  ]);
  return {
    title: translator(staff.language)("import:title"),
    rows: page.rows,
    ...toPageLinks(page),
    filter,
    creditors,
    states: IMPORT_STATES,
    mayCreate: staff.permissions.has("import:create"),
    mayConnect: staff.permissions.has("integration:configure"),
  };
}

export default function Imports() {
  const { t } = useTranslation("import");
  const { rows, next, previous, filter, creditors, states, mayCreate } = useLoaderData<typeof loader>();
  useLiveRevalidation((event) => event.subject?.type === "import_job");
  const [search] = useSearchParams();
  const columns = useImportColumns(rows[0]?.currency ?? "");
  const hrefOf = (status: string | null) => `/imports${changeSearch(search, { status })}`;
  const tabs = [
    { key: "all", label: t("list.all"), href: hrefOf(null) },
    ...states.map((key) => ({ key, label: t(`state.${key}`), href: hrefOf(key) })),
  ];
  return (
    <PageWorklist
      title={t("title")}
      actions={
        mayCreate && (
          <LinkButton look="primary" to="/imports/new">
            {t("new")}
          </LinkButton>
        )
      }
      tabs={<Tabs label={t("list.filterStatus")} tabs={tabs} current={filter.status ?? "all"} />}
      filters={
        (rows.length > 0 || isFiltered(filter)) && (
          <ImportFilters filter={filter} creditors={creditors} columns={columns} />
        )
      }
      pager={
        rows.length > 0 && (
          <Pager next={next} previous={previous} summary={t("list.summary", { count: rows.length })} />
        )
      }
    >
      <ImportTable rows={rows} empty={<NoImports />} />
    </PageWorklist>
  );
}

function isFiltered({ status, creditor, from, to }: ImportFilter): boolean {
  return Boolean(status ?? creditor ?? from ?? to);
}

function NoImports() {
  const { t } = useTranslation("import");
  const { filter, mayCreate, mayConnect } = useLoaderData<typeof loader>();
  if (isFiltered(filter))
    return (
      <EmptyState
        title={t("list.emptyFiltered")}
        action={<LinkButton to="/imports">{t("list.clear")}</LinkButton>}
      >
        {t("list.emptyFilteredBody")}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t("list.emptyTitle")}
      action={
        <span className="flex gap-2">
          {mayCreate && (
            <LinkButton look="primary" to="/imports/new">
              {t("new")}
            </LinkButton>
          )}
          {mayConnect && <LinkButton to="/settings/sftp">{t("list.connectSftp")}</LinkButton>}
        </span>
      }
    >
      {t("list.empty")}
    </EmptyState>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/imports" />;
}
