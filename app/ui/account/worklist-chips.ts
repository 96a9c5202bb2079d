import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { readWorklistFilter, type WorklistFilter } from "~/collections/domain/worklist/worklist-filter";
import { parseAmount } from "~/money/domain/amount/money";
import type { WorklistChoices } from "~/collections/queries/worklist/worklist-choices.server";

import { formatCivilDate } from "../format/format-date";
import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { changeSearch, dropFromSearch } from "../table/change-search";
import type { FilterChip } from "../table/filter-bar";

/** The filters that are on, in words, each with the way to the list without it. */
export function useWorklistChips(choices: WorklistChoices): FilterChip[] {
  const { t } = useTranslation("account");
  const { locale, currency } = useLocale();
  const [search] = useSearchParams();
  const filter = readWorklistFilter(search);
  const day = (date: string) => formatCivilDate(date, locale);
  const amount = (text: string) => {
    const parsed = parseAmount(text, currency);
    return parsed.ok ? formatMoney(parsed.value, locale) : text;
  };
  const nameOf = (id: string) =>
    choices.collectors.find((one) => one.staffId === id)?.fullName ??
    choices.creditors.find((one) => one.id === id)?.name ??
    "…";
  const words: Partial<Record<keyof WorklistFilter, (value: string) => string>> = {
    text: (value) => t("chip.text", { text: value }),
    priority: (value) => t(`priority.${value as "0"}`),
    age: (value) => t(`age.${value as "no_date"}`),
    collector: (value) => t("chip.collector", { name: nameOf(value) }),
    creditor: (value) => nameOf(value),
    placement: () => t("chip.placement"),
    min: (value) => t("chip.min", { amount: amount(value) }),
    max: (value) => t("chip.max", { amount: amount(value) }),
    due_from: (value) => t("chip.dueFrom", { date: day(value) }),
    due_to: (value) => t("chip.dueTo", { date: day(value) }),
  };
  const single = Object.entries(words).flatMap(([name, word]) => {
    const value = filter[name as keyof WorklistFilter];
    if (value === undefined) return [];
    return [{ label: word(String(value)), removeHref: changeSearch(search, { [name]: null }) }];
  });
  const statuses = filter.status.map((status) => ({
    label: t(`status.${status as "NEW"}`),
    removeHref: dropFromSearch(search, "status", status),
  }));
  return [...statuses, ...single];
}
