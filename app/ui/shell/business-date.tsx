import { useTranslation } from "react-i18next";

import { DateText } from "../format/date-text";

interface BusinessDateProps {
  /** The tenant's business date and the calendar's date in its zone, both "YYYY-MM-DD". */
  value: string;
  calendar: string;
}

/** Amber, and in words, when the books are on another day than the calendar. */
export function BusinessDate({ value, calendar }: BusinessDateProps) {
  const { t } = useTranslation("shell");
  const other = value !== calendar;
  return (
    <span className={other ? "business-date is-other" : "business-date"} title={t("businessDate.title")}>
      <span className="sr-only">{t("businessDate.title")}: </span>
      <DateText value={value} />
      {other && ` · ${t("businessDate.notToday")}`}
    </span>
  );
}
