import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { suspenseAgeing } from "~/money/queries/bank/suspense-ageing.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { BankTabs } from "~/ui/bank/bank-tabs";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { Facts } from "~/ui/record/facts";
import { AgeingTable } from "~/ui/ledger/ageing-table";
import { ReportDownload } from "~/ui/page/report-download";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  return {
    title: readerText(request)("bank:ageing.title"),
    ageing: await staff.read(suspenseAgeing, undefined),
    currency: staff.tenant.currency,
    mayExport: staff.permissions.has("ledger:export"),
  };
}

export default function Ageing() {
  const { t } = useTranslation("bank");
  const { ageing, currency, mayExport } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => /^(bank_statement|statement_line|match)/.test(type));
  const suspects = ageing.rows.reduce((sum, row) => sum + row.suspects, 0);
  const money = (minor: bigint) => <MoneyText value={{ minor, currency }} />;
  return (
    <PageWorklist
      title={t("ageing.title")}
      tabs={<BankTabs current="ageing" />}
      notice={
        suspects > 0 && (
          <Banner tone="warn" title={t("ageing.suspects", { count: suspects })}>
            <p>
              <Link className="link" to="/bank/lines?view=suspect">
                {t("ageing.seeSuspects")}
              </Link>
            </p>
          </Banner>
        )
      }
    >
      <AgeingTable rows={ageing.rows} currency={currency} />
      <Facts
        facts={[
          {
            label: t("ageing.bookedIn"),
            value: (
              <Link className="link" to="/ledger/2300">
                {money(ageing.booked.C)}
              </Link>
            ),
          },
          {
            label: t("ageing.bookedOut"),
            value: (
              <Link className="link" to="/ledger/1900">
                {money(ageing.booked.D)}
              </Link>
            ),
          },
        ]}
      />
      {mayExport && <ReportDownload report="suspense-ageing" search={{}} />}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank" />;
}
