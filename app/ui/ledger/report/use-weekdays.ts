import { useTranslation } from "react-i18next";

/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const MS_PER_DAY = 86_400_000;

/** Names of the days in the reader's language, Monday first. */
export function useWeekdays(): string[] {
  const { i18n } = useTranslation();
  const day = new Intl.DateTimeFormat(i18n.language, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, index) => day.format(new Date(MONDAY + index * MS_PER_DAY)));
}
