import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { LinkButton } from "../../action/link-button";

interface ChartDayProps {
  today: string;
  /** the earlier day that is shown; null for today */
  on: string | null;
}

/** Which day's organisation is shown, and the way to paper. */
export function ChartDay({ today, on }: ChartDayProps) {
  const { t } = useTranslation("firm");
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Form method="get" className="flex flex-wrap items-end gap-2">
        <label className="grid gap-1">
          <span className="text-sm font-semibold">{t("org.asOn")}</span>
          <input className="input w-auto" type="date" name="on" max={today} defaultValue={on ?? today} />
        </label>
        <button type="submit" className="btn">
          {t("org.show")}
        </button>
      </Form>
      {on && (
        <Link className="link" to="/settings/organisation">
          {t("org.backToday")}
        </Link>
      )}
      <LinkButton to={`/files/organisation${on ? `?on=${on}` : ""}`} reloadDocument>
        {t("org.pdf")}
      </LinkButton>
    </div>
  );
}
