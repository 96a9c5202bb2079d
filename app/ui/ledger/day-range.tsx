import { useTranslation } from "react-i18next";

import { DateField } from "../form/date-field";
import { DaysForm } from "./days-form";

interface DayRangeProps {
  from?: string;
  on: string;
  today: string;
  /** what else the page was asked, and stays */
  keep?: Record<string, string | undefined>;
}

/** The days of a report; without `from` it is one day. */
export function DayRange({ from, on, today, keep = {} }: DayRangeProps) {
  const { t } = useTranslation("ledger");
  return (
    <DaysForm days={`${from ?? ""} ${on}`}>
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {from && <DateField name="from" label={t("trial.from")} defaultValue={from} max={on} />}
      <DateField name="on" label={t("trial.on")} defaultValue={on} max={today} />
    </DaysForm>
  );
}
