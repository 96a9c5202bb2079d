import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { cashPosition } from "~/money/queries/bank/cash-position.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { BankTabs } from "~/ui/bank/bank-tabs";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { CashPositionTable } from "~/ui/ledger/cash-position-table";
import { ReportDownload } from "~/ui/page/report-download";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  return {
    title: readerText(request)("bank:position.title"),
    rows: await staff.read(cashPosition, undefined),
    currency: staff.tenant.currency,
    mayExport: staff.permissions.has("ledger:export"),
  };
}

export default function Position() {
  const { t } = useTranslation("bank");
  const { rows, currency, mayExport } = useLoaderData<typeof loader>();
  useLiveRevalidation(
    (event) => event.subject?.type === "journal_entry" || /^bank_statement/.test(event.type),
  );
  return (
    <PageWorklist title={t("position.title")} tabs={<BankTabs current="position" />}>
      <p className="max-w-prose text-ink-2">{t("position.intro")}</p>
      <CashPositionTable rows={rows} currency={currency} />
      {mayExport && <ReportDownload report="cash-position" search={{}} />}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank" />;
}
