import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { IMPORT_STATES, importFilter, importList } from "~/collections/queries/import-list.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { ImportTable, useImportColumns } from "~/ui/import/import-table";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { ColumnChooser } from "~/ui/table/column-chooser";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "import:read");
  const { searchParams } = new URL(request.url);
  const filter = importFilter.parse({
    status: searchParams.get("status") ?? undefined,
    ...fromPageLink(searchParams.get("cursor")),
  });
  const page = await staff.read(importList, filter);
  return {
    title: translator(staff.language)("import:title"),
    rows: page.rows,
    ...toPageLinks(page),
    status: filter.status ?? null,
    states: IMPORT_STATES,
    mayCreate: staff.permissions.has("import:create"),
    mayConnect: staff.permissions.has("integration:configure"),
  };
}

export default function Imports() {
  const { t } = useTranslation("import");
  const { rows, next, previous, status, states, mayCreate } = useLoaderData<typeof loader>();
  useLiveRevalidation((event) => event.subject?.type === "import_job");
  const columns = useImportColumns(rows[0]?.currency ?? "");
  const tabs = [
    { key: "all", label: t("list.all"), href: "/imports" },
    ...states.map((key) => ({ key, label: t(`state.${key}`), href: `/imports?status=${key}` })),
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
      tabs={<Tabs label={t("list.filterStatus")} tabs={tabs} current={status ?? "all"} />}
      filters={
        rows.length > 0 && (
          <div className="flex justify-end">
            <ColumnChooser columns={columns} />
          </div>
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

function NoImports() {
  const { t } = useTranslation("import");
  const { status, mayCreate, mayConnect } = useLoaderData<typeof loader>();
  if (status !== null)
    return <EmptyState title={t("list.emptyFiltered")}>{t("list.emptyFilteredBody")}</EmptyState>;
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
