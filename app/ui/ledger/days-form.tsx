import { Form, useSubmit } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Days that live in the address; with scripts a choice applies at once. `days` are what is chosen now. */
export function DaysForm({ days, children }: { days: string; children: ReactNode }) {
  const { t } = useTranslation("shell");
  const submit = useSubmit();
  return (
    <Form
      method="get"
      className="filter-bar"
      key={days}
      onChange={(event) => {
        if (event.currentTarget.reportValidity()) submit(event.currentTarget, { preventScrollReset: true });
      }}
    >
      {children}
      <noscript>
        <button type="submit" className="btn">
          {t("filter.apply")}
        </button>
      </noscript>
    </Form>
  );
}
