import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { LINE_AGES } from "~/money/domain/statement/intake/line-age";
import type { LineFilter, LineRow } from "~/money/queries/statement/line-list.server";

import { SelectField } from "../form/select-field";
import { changeSearch } from "../table/change-search";
import type { Column } from "../table/column";
import { ColumnChooser } from "../table/column-chooser";
import { FilterBar, type FilterChip } from "../table/filter-bar";

interface LineFiltersProps {
  filter: LineFilter;
  accounts: { id: string; name: string }[];
  columns: readonly Column<LineRow>[];
}

export function LineFilters({ filter, accounts, columns }: LineFiltersProps) {
  const { t } = useTranslation("bank");
  const [search] = useSearchParams();
  const value = (name: string) => search.get(name) ?? "";
  return (
    <FilterBar
      search={{ name: "q", label: t("lines.search") }}
      keep={["sort", "view", "columns", "file", "older"]}
      clearHref={`/bank/lines${filter.view === "open" ? "" : `?view=${filter.view}`}`}
      chips={useChips(filter, accounts)}
      end={<ColumnChooser columns={columns} />}
    >
      {accounts.length > 1 && (
        <SelectField
          name="account"
          label={t("lines.account")}
          hideLabel
          placeholder={t("lines.anyAccount")}
          defaultValue={value("account")}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        name="side"
        label={`${t("lines.in")} / ${t("lines.out")}`}
        hideLabel
        placeholder={t("lines.anySide")}
        defaultValue={value("side")}
        options={(["C", "D"] as const).map((side) => ({ value: side, label: t(`lines.side.${side}`) }))}
      />
      <SelectField
        name="age"
        label={t("lines.age")}
        hideLabel
        placeholder={t("lines.anyAge")}
        defaultValue={value("age")}
        options={LINE_AGES.map((age) => ({ value: age, label: t(`lines.ages.${age}`) }))}
      />
    </FilterBar>
  );
}

/** The filters that are on, in words, each with the way to the list without it. */
function useChips(filter: LineFilter, accounts: LineFiltersProps["accounts"]): FilterChip[] {
  const { t } = useTranslation("bank");
  const [search] = useSearchParams();
  const words: [keyof LineFilter, string | undefined | false][] = [
    ["q", filter.q && t("lines.words", { text: filter.q })],
    ["account", filter.account && (accounts.find((one) => one.id === filter.account)?.name ?? "…")],
    ["side", filter.side && t(`lines.side.${filter.side}`)],
    ["age", filter.age && t(`lines.ages.${filter.age}`)],
    ["older", filter.older !== undefined && t("lines.older", { days: filter.older })],
    ["file", filter.file && t("lines.oneFile")],
  ];
  return words.flatMap(([name, label]) =>
    label ? [{ label, removeHref: changeSearch(search, { [name]: null }) }] : [],
  );
}
