import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { readDayRange } from "~/money/domain/ledger/day-range";
import { trialBalance, type TrialBalanceRow } from "~/money/queries/ledger/trial-balance.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { formatMoney } from "~/ui/format/format-money";
import { useLocale } from "~/ui/format/locale-provider";
import { translator } from "~/ui/i18n/translator.server";
import { DayRange } from "~/ui/ledger/day-range";
import { JournalExport } from "~/ui/ledger/journal/journal-export";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { TrialBalanceTable } from "~/ui/ledger/trial-balance-table";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import { ReportDownload } from "~/ui/page/report-download";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { businessDate: today, currency } = staff.tenant;
  const { searchParams } = new URL(request.url);
  const { from, on } = readDayRange(searchParams, staff.tenant);
  return {
    title: translator(staff.language)("ledger:trial.title"),
    balance: await staff.read(trialBalance, { on, from }),
    from,
    on,
    today,
    currency,
    mayExport: staff.permissions.has("ledger:export"),
  };
}

export default function Ledger() {
  const { t } = useTranslation("ledger");
  const { balance, from, on, today, currency, mayExport } = useLoaderData<typeof loader>();
  const { locale } = useLocale();
  useLiveRevalidation((event) => event.subject?.type === "journal_entry");
  const moved = balance.rows.filter((row) => !isIdle(row));
  const idle = balance.rows.filter(isIdle);
  const difference = formatMoney({ minor: balance.difference, currency }, locale);
  const nothing = on === today ? t("trial.emptyTitle") : t("trial.emptyOn");
  return (
    <PageWorklist
      title={t("trial.title")}
      tabs={<LedgerTabs current="trial" />}
      filters={<DayRange from={from} on={on} today={today} />}
      notice={
        balance.difference !== 0n ? (
          <Banner tone="bad" role="alert" title={t("trial.unbalancedTitle")}>
            <p>{t("trial.unbalancedBody", { amount: difference })}</p>
          </Banner>
        ) : (
          moved.length > 0 && (
            <Banner tone="good" title={t("trial.balancedTitle")}>
              <p>{t("trial.balancedBody")}</p>
            </Banner>
          )
        )
      }
    >
      <TrialBalanceTable
        caption={t("trial.caption")}
        rows={moved}
        currency={currency}
        totals
        empty={<EmptyState title={nothing}>{t("trial.empty")}</EmptyState>}
      />
      {idle.length > 0 && (
        <details>
          <summary className="link mb-2">{t("trial.idle", { count: idle.length })}</summary>
          <TrialBalanceTable caption={t("trial.idleCaption")} rows={idle} currency={currency} empty={null} />
        </details>
      )}
      {mayExport && <ReportDownload report="trial-balance" search={{ from, on }} />}
      {mayExport && <JournalExport from={from} to={on} today={today} />}
    </PageWorklist>
  );
}

function isIdle({ opening, debits, credits }: TrialBalanceRow): boolean {
  return opening === 0n && debits === 0n && credits === 0n;
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
