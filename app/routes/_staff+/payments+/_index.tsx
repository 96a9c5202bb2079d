import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { paymentFilter, paymentList } from "~/collections/queries/payment/payment-list.server";
import { worklistChoices } from "~/collections/queries/worklist/worklist-choices.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { MoneyText } from "~/ui/format/money-text";
import { readPreferences } from "~/ui/i18n/preferences";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { PaymentFilters } from "~/ui/payment/payment-filters";
import { PaymentTabs } from "~/ui/payment/payment-tabs";
import { usePaymentColumns } from "~/ui/payment/payment-columns";
import { EmptyState } from "~/ui/record/empty-state";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { DataTable } from "~/ui/table/data-table";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payment:read");
  const { searchParams } = new URL(request.url);
  const asked = { ...Object.fromEntries(searchParams), ...fromPageLink(searchParams.get("cursor")) };
  const filter = paymentFilter.parse(asked);
  const all = ["team", "all"].includes(staff.permissions.scopeOf("payment:read") ?? "");
  const [page, choices] = await Promise.all([
    staff.read(paymentList, filter),
    all ? staff.read(worklistChoices, undefined) : null,
  ]);
  const sum = (pick: (row: (typeof page.rows)[number]) => bigint) =>
    page.rows.reduce((total, row) => total + pick(row), 0n);
  return {
    title: readerText(request)("payment:title"),
    rows: page.rows,
    links: toPageLinks(page),
    filter,
    totals: { amount: sum((row) => row.amount), refunded: sum((row) => row.refunded) },
    currency: staff.tenant.currency,
    collectors: choices?.collectors ?? [],
    all,
    books: staff.permissions.has("ledger:read"),
    dense: readPreferences(request).density === "dense",
    mayExport: staff.permissions.has("payment:export"),
  };
}

export default function Payments() {
  const { t } = useTranslation("payment");
  const { rows, links, filter, totals, currency, collectors, all, books, dense, mayExport } =
    useLoaderData<typeof loader>();
  const { search } = useLocation();
  const columns = usePaymentColumns();
  const filtered = filter.status ?? filter.method ?? filter.from ?? filter.to ?? filter.collector;
  useLiveRevalidation(({ type }) => /^(payment|refund)\./.test(type));
  return (
    <PageWorklist
      title={t("title")}
      sub={all ? undefined : t("own")}
      tabs={<PaymentTabs current="payments" books={books} />}
      filters={
        <PaymentFilters
          filter={filter}
          columns={columns}
          collectors={collectors}
          withCollector={all}
          exportHref={mayExport ? `/payments/export${search}` : null}
        />
      }
      pager={<Pager {...links} summary={rows.length > 0 && t("onPage", { count: rows.length })} />}
    >
      <DataTable
        caption={t("title")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/payments/${row.id}`}
        dense={dense}
        totals={{
          date: t("totals"),
          amount: <MoneyText value={{ minor: totals.amount, currency }} bare />,
          refunded: <MoneyText value={{ minor: totals.refunded, currency }} bare />,
        }}
        empty={
          filtered ? (
            <EmptyState
              title={t("empty.filtered")}
              action={
                <Link className="btn" to="/payments">
                  {t("empty.clear")}
                </Link>
              }
            />
          ) : (
            <EmptyState title={t("none")}>
              <p>{t("empty.body")}</p>
            </EmptyState>
          )
        }
      />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
