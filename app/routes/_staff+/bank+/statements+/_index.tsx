import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { bankAccounts } from "~/money/queries/bank/bank-accounts.server";
import { statementFilter, statementList } from "~/money/queries/statement/statement-list.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { BankTabs } from "~/ui/bank/bank-tabs";
import { StatementTable } from "~/ui/bank/statement-table";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { SelectField } from "~/ui/form/select-field";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { FilterBar } from "~/ui/table/filter-bar";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { searchParams } = new URL(request.url);
  const filter = statementFilter.parse({
    ...Object.fromEntries(searchParams),
    ...fromPageLink(searchParams.get("cursor")),
  });
  const [page, accounts] = await Promise.all([
    staff.read(statementList, filter),
    staff.read(bankAccounts, undefined),
  ]);
  return {
    title: readerText(request)("bank:tabs.statements"),
    rows: page.rows,
    links: toPageLinks(page),
    accounts: accounts.map(({ id, name }) => ({ id, name })),
    mayImport: staff.permissions.has("bank_statement:import"),
  };
}

export default function Statements() {
  const { t } = useTranslation("bank");
  const { rows, links, accounts, mayImport } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  useLiveRevalidation(({ type }) => type.startsWith("bank_statement."));
  const action = mayImport && (
    <LinkButton look="primary" to="/bank/statements/new">
      {t("import")}
    </LinkButton>
  );
  return (
    <PageWorklist
      title={t("tabs.statements")}
      actions={action}
      tabs={<BankTabs current="statements" />}
      filters={
        accounts.length > 1 && (
          <FilterBar clearHref="/bank/statements">
            <SelectField
              name="account"
              label={t("statements.account")}
              hideLabel
              placeholder={t("statements.anyAccount")}
              defaultValue={search.get("account") ?? ""}
              options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FilterBar>
        )
      }
      pager={
        <Pager {...links} summary={rows.length > 0 && t("statements.summary", { count: rows.length })} />
      }
    >
      <StatementTable
        rows={rows}
        empty={
          <EmptyState title={t("statements.emptyTitle")} action={action}>
            {t("statements.empty")}
          </EmptyState>
        }
      />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank" />;
}
