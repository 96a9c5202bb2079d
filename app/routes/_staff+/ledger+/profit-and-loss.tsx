import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { readDayRange } from "~/money/domain/ledger/day-range";
import { profitAndLoss } from "~/money/queries/ledger/profit-and-loss.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { DayRange } from "~/ui/ledger/day-range";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { StatementTable } from "~/ui/ledger/statement-table";
import { PageWorklist } from "~/ui/page/page-worklist";
import { ReportDownload } from "~/ui/page/report-download";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { businessDate: today, currency } = staff.tenant;
  const days = readDayRange(new URL(request.url).searchParams, staff.tenant);
  const title = translator(staff.language)("ledger:statements.profitAndLoss");
  return {
    title,
    statement: await staff.read(profitAndLoss, days),
    ...days,
    today,
    currency,
    mayExport: staff.permissions.has("ledger:export"),
  };
}

export default function ProfitAndLoss() {
  const { t } = useTranslation("ledger");
  const { statement, from, on, today, currency, mayExport } = useLoaderData<typeof loader>();
  const { groups, result: amount, resultBefore: before } = statement;
  return (
    <PageWorklist
      title={t("statements.profitAndLoss")}
      tabs={<LedgerTabs current="result" />}
      filters={<DayRange from={from} on={on} today={today} />}
    >
      <StatementTable
        caption={t("statements.profitAndLoss")}
        groups={groups}
        result={{ label: t("statements.result"), amount, before }}
        currency={currency}
        heads={{ now: t("statements.these"), before: t("statements.yearBefore") }}
      />
      {mayExport && <ReportDownload report="profit-and-loss" search={{ from, on }} />}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
