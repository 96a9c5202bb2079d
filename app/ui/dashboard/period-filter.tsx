import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { type ChosenPeriod, PERIOD_DAYS } from "~/collections/domain/dashboard/period";

import { Button } from "../action/button";
import { DateField } from "../form/date-field";
import { useLocale } from "../format/locale-provider";
import { Tabs } from "../table/tabs";

/** The last 7, 30 or 90 days, or two dates; it lives in the URL. */
export function PeriodFilter({ period }: { period: ChosenPeriod }) {
  const { t } = useTranslation("dashboard");
  const { today } = useLocale();
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <Tabs
        label={t("period.label")}
        current={String(period.days ?? "")}
        tabs={PERIOD_DAYS.map((days) => ({
          key: String(days),
          label: t("period.days", { count: days }),
          href: `?days=${days}`,
        }))}
      />
      <Form
        method="get"
        role="search"
        aria-label={t("period.custom")}
        className="flex flex-wrap items-center gap-2"
        // the dates follow the tabs and the back button
        key={period.from + period.to}
        preventScrollReset
      >
        <DateField name="from" label={t("period.from")} hideLabel max={today} defaultValue={period.from} />
        <span aria-hidden="true">–</span>
        <DateField name="to" label={t("period.to")} hideLabel max={today} defaultValue={period.to} />
        <Button type="submit">{t("period.show")}</Button>
      </Form>
    </div>
  );
}
