import { Form, useSubmit } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { DateField } from "../form/date-field";

interface DayRangeProps {
  from?: string;
  on: string;
  today: string;
  /** what else the page was asked, and stays */
  keep?: Record<string, string | undefined>;
}

/** The days live in the URL; with scripts a choice applies at once. Without `from` it is one day. */
export function DayRange({ from, on, today, keep = {} }: DayRangeProps) {
  const { t } = useTranslation(["ledger", "shell"]);
  const submit = useSubmit();
  return (
    <Form
      method="get"
      className="filter-bar"
      key={`${from ?? ""} ${on}`}
      onChange={(event) => {
        if (event.currentTarget.reportValidity()) submit(event.currentTarget, { preventScrollReset: true });
      }}
    >
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {from && <DateField name="from" label={t("ledger:trial.from")} defaultValue={from} max={on} />}
      <DateField name="on" label={t("ledger:trial.on")} defaultValue={on} max={today} />
      <noscript>
        <button type="submit" className="btn">
          {t("shell:filter.apply")}
        </button>
      </noscript>
    </Form>
  );
}
