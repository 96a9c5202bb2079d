import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ImportFilter, ImportListRow } from "~/collections/queries/import-list.server";

import { DateField } from "../form/date-field";
import { SelectField } from "../form/select-field";
import { formatCivilDate } from "../format/format-date";
import { useLocale } from "../format/locale-provider";
import { useFoldOnLeave } from "../keyboard/use-fold-on-leave";
import { changeSearch } from "../table/change-search";
import type { Column } from "../table/column";
import { ColumnChooser } from "../table/column-chooser";
import { FilterBar, type FilterChip } from "../table/filter-bar";

interface ImportFiltersProps {
  filter: ImportFilter;
  creditors: readonly { id: string; name: string }[];
  columns: readonly Column<ImportListRow>[];
}

/** Who placed the file and when it came in; the state stands in the tabs above. */
export function ImportFilters({ filter, creditors, columns }: ImportFiltersProps) {
  const { t } = useTranslation("import");
  const [search] = useSearchParams();
  const fold = useFoldOnLeave({ stays: true });
  const value = (name: string) => search.get(name) ?? "";
  return (
    <FilterBar
      keep={["status", "columns"]}
      clearHref={changeSearch(search, { creditor: null, from: null, to: null })}
      chips={useChips(filter, creditors)}
      end={<ColumnChooser columns={columns} />}
    >
      <SelectField
        name="creditor"
        label={t("list.creditor")}
        hideLabel
        placeholder={t("list.anyCreditor")}
        defaultValue={value("creditor")}
        options={creditors.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <details className="menu" ref={fold}>
        <summary className="btn">{t("list.dates")}</summary>
        <div className="menu-panel grid w-56 gap-3 p-3">
          <DateField name="from" label={t("list.from")} optional defaultValue={value("from")} />
          <DateField name="to" label={t("list.to")} optional defaultValue={value("to")} />
        </div>
      </details>
    </FilterBar>
  );
}

function useChips(filter: ImportFilter, creditors: ImportFiltersProps["creditors"]): FilterChip[] {
  const { t } = useTranslation("import");
  const { locale } = useLocale();
  const [search] = useSearchParams();
  const words: [keyof ImportFilter, string | undefined][] = [
    ["creditor", filter.creditor && (creditors.find(({ id }) => id === filter.creditor)?.name ?? "…")],
    ["from", filter.from && t("list.fromDate", { date: formatCivilDate(filter.from, locale) })],
    ["to", filter.to && t("list.toDate", { date: formatCivilDate(filter.to, locale) })],
  ];
  return words.flatMap(([name, label]) =>
    label ? [{ label, removeHref: changeSearch(search, { [name]: null }) }] : [],
  );
}
