import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { readDayRange } from "~/money/domain/ledger/day-range";
import { balanceSheet } from "~/money/queries/ledger/balance-sheet.server";
import { addMonths } from "~/office/domain/calendar-date";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { formatCivilDate } from "~/ui/format/format-date";
import { formatMoney } from "~/ui/format/format-money";
import { useLocale } from "~/ui/format/locale-provider";
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
  const { on } = readDayRange(new URL(request.url).searchParams, staff.tenant);
  const title = translator(staff.language)("ledger:statements.balanceSheet");
  return {
    title,
    sheet: await staff.read(balanceSheet, { on }),
    on,
    today,
    currency,
    mayExport: staff.permissions.has("ledger:export"),
  };
}

export default function BalanceSheet() {
  const { t } = useTranslation("ledger");
  const { sheet, on, today, currency, mayExport } = useLoaderData<typeof loader>();
  const { locale } = useLocale();
  const day = (date: string) => formatCivilDate(date, locale);
  const amount = formatMoney({ minor: sheet.difference, currency }, locale);
  return (
    <PageWorklist
      title={t("statements.balanceSheet")}
      tabs={<LedgerTabs current="balance" />}
      filters={<DayRange on={on} today={today} />}
      notice={
        sheet.difference !== 0n && (
          <Banner tone="bad" role="alert" title={t("trial.unbalancedTitle")}>
            <p>{t("trial.unbalancedBody", { amount })}</p>
          </Banner>
        )
      }
    >
      <StatementTable
        caption={t("statements.balanceSheet")}
        groups={sheet.groups}
        result={{ label: t("statements.openResult"), amount: sheet.result, before: sheet.resultBefore }}
        currency={currency}
        heads={{ now: day(on), before: day(addMonths(on, -12)) }}
      />
      {mayExport && <ReportDownload report="balance-sheet" search={{ on }} />}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
