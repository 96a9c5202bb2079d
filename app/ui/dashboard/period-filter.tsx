import { useTranslation } from "react-i18next";

import { type ChosenPeriod, PERIOD_DAYS } from "~/collections/domain/dashboard/period";

import { DateField } from "../form/date-field";
import { useLocale } from "../format/locale-provider";
import { FilterBar } from "../table/filter-bar";
import { Tabs } from "../table/tabs";

/** The last 7, 30 or 90 days, or two dates; it lives in the URL. */
export function PeriodFilter({ period }: { period: ChosenPeriod }) {
  const { t } = useTranslation("dashboard");
  const { today } = useLocale();
  const key = `${period.from}${period.to}`;
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
      <FilterBar key={key} keep={[]} clearHref="/dashboard">
        <DateField name="from" label={t("period.from")} hideLabel max={today} defaultValue={period.from} />
        <span aria-hidden="true">–</span>
        <DateField name="to" label={t("period.to")} hideLabel max={today} defaultValue={period.to} />
      </FilterBar>
    </div>
  );
}
