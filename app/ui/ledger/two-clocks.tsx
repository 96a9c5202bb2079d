import { Form, useSubmit } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { DateField } from "../form/date-field";

/** Two days in the address: of which day, and as the books knew it when. With scripts a choice applies at once. */
export function TwoClocks({ on, knownOn, today }: { on: string; knownOn: string; today: string }) {
  const { t } = useTranslation(["ledger", "shell"]);
  const submit = useSubmit();
  return (
    <Form
      method="get"
      className="filter-bar"
      key={`${on} ${knownOn}`}
      onChange={(event) => {
        if (event.currentTarget.reportValidity()) submit(event.currentTarget, { preventScrollReset: true });
      }}
    >
      <DateField name="on" label={t("ledger:known.on")} defaultValue={on} max={today} />
      <DateField name="known" label={t("ledger:known.knownOn")} defaultValue={knownOn} max={today} />
      <noscript>
        <button type="submit" className="btn">
          {t("shell:filter.apply")}
        </button>
      </noscript>
    </Form>
  );
}
