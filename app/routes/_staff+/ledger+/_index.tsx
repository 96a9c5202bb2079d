import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useSubmit } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { trialBalance, type TrialBalanceRow } from "~/money/queries/ledger/trial-balance.server";
import { toCivilDate } from "~/office/domain/calendar-date";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { DateField } from "~/ui/form/date-field";
import { formatMoney } from "~/ui/format/format-money";
import { useLocale } from "~/ui/format/locale-provider";
import { translator } from "~/ui/i18n/translator.server";
import { JournalExport } from "~/ui/ledger/journal-export";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { TrialBalanceTable } from "~/ui/ledger/trial-balance-table";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { businessDate: today, currency } = staff.tenant;
  const { searchParams } = new URL(request.url);
  const asked = toCivilDate(searchParams.get("on") ?? "");
  const on = asked && asked < today ? asked : today;
  const first = toCivilDate(searchParams.get("from") ?? "");
  const from = first && first <= on ? first : `${on.slice(0, 4)}-01-01`;
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
      filters={<Period from={from} on={on} today={today} />}
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
      {mayExport && <JournalExport from={from} to={on} today={today} />}
    </PageWorklist>
  );
}

function isIdle({ opening, debits, credits }: TrialBalanceRow): boolean {
  return opening === 0n && debits === 0n && credits === 0n;
}

/** The days live in the URL; with scripts a choice applies at once. */
function Period({ from, on, today }: { from: string; on: string; today: string }) {
  const { t } = useTranslation(["ledger", "shell"]);
  const submit = useSubmit();
  return (
    <Form
      method="get"
      className="filter-bar"
      key={`${from} ${on}`}
      onChange={(event) => {
        if (event.currentTarget.reportValidity()) submit(event.currentTarget, { preventScrollReset: true });
      }}
    >
      <DateField name="from" label={t("ledger:trial.from")} defaultValue={from} max={on} />
      <DateField name="on" label={t("ledger:trial.on")} defaultValue={on} max={today} />
      <noscript>
        <button type="submit" className="btn">
          {t("shell:filter.apply")}
        </button>
      </noscript>
    </Form>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
