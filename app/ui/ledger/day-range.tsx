import { Form, useSubmit } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { DateField } from "../form/date-field";

/** The days live in the URL; with scripts a choice applies at once. Without `from` it is one day. */
export function DayRange({ from, on, today }: { from?: string; on: string; today: string }) {
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
