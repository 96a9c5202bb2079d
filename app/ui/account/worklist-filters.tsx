import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { ACCOUNT_STATUSES } from "~/collections/domain/account/account-status";
import { AGE_BANDS } from "~/collections/domain/worklist/worklist-filter";
import type { WorklistChoices } from "~/collections/queries/worklist/worklist-choices.server";
import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";

import { LinkButton } from "../action/link-button";
import { DateField } from "../form/date-field";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { useLocale } from "../format/locale-provider";
import { useFoldOnLeave } from "../keyboard/use-fold-on-leave";
import type { Column } from "../table/column";
import { ColumnChooser } from "../table/column-chooser";
import { FilterBar } from "../table/filter-bar";
import { useWorklistChips } from "./worklist-chips";

interface WorklistFiltersProps {
  choices: WorklistChoices;
  columns: readonly Column<WorklistRow>[];
  withCollector: boolean;
  /** Where the export of the filtered set is; null for who may not. */
  exportHref: string | null;
}

export function WorklistFilters({ choices, columns, withCollector, exportHref }: WorklistFiltersProps) {
  const { t } = useTranslation("account");
  const [search] = useSearchParams();
  const chips = useWorklistChips(choices);
  const kept = new URLSearchParams(
    ["view", "sort"].flatMap((name) => search.getAll(name).map((value) => [name, value])),
  );
  return (
    <FilterBar
      search={{ name: "text", label: t("filter.text"), placeholder: t("filter.textHint") }}
      chips={chips}
      clearHref={`/worklist?${kept.toString()}`}
      end={
        <>
          {exportHref && (
            <LinkButton to={exportHref} reloadDocument>
              {t("filter.export")}
            </LinkButton>
          )}
          <ColumnChooser columns={columns} />
        </>
      }
    >
      <StatusMenu />
      <SelectField
        name="age"
        label={t("filter.age")}
        hideLabel
        placeholder={t("filter.anyAge")}
        defaultValue={search.get("age") ?? ""}
        options={AGE_BANDS.map((band) => ({ value: band, label: t(`age.${band}`) }))}
      />
      {withCollector && (
        <SelectField
          name="collector"
          label={t("filter.collector")}
          hideLabel
          placeholder={t("filter.anyCollector")}
          defaultValue={search.get("collector") ?? ""}
          options={choices.collectors.map((one) => ({ value: one.staffId, label: one.fullName }))}
        />
      )}
      <MoreMenu choices={choices} />
    </FilterBar>
  );
}

function StatusMenu() {
  const { t } = useTranslation("account");
  const [search] = useSearchParams();
  const fold = useFoldOnLeave({ stays: true });
  const chosen = search.getAll("status");
  return (
    <details className="menu" ref={fold}>
      <summary className="btn">
        {t("filter.status")}
        {chosen.length > 0 && <span className="num">({chosen.length})</span>}
      </summary>
      <fieldset className="menu-panel grid gap-1 p-3">
        <legend className="sr-only">{t("filter.status")}</legend>
        {ACCOUNT_STATUSES.map((status) => (
          <label key={status} className="check min-h-7">
            <input type="checkbox" name="status" value={status} defaultChecked={chosen.includes(status)} />
            {t(`status.${status}`)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function MoreMenu({ choices }: { choices: WorklistChoices }) {
  const { t } = useTranslation("account");
  const { currency } = useLocale();
  const [search] = useSearchParams();
  const fold = useFoldOnLeave({ stays: true });
  const value = (name: string) => search.get(name) ?? "";
  return (
    <details className="menu" ref={fold}>
      <summary className="btn">{t("filter.more")}</summary>
      <div className="menu-panel grid w-72 gap-3 p-3">
        <SelectField
          name="priority"
          label={t("column.priority")}
          optional
          placeholder={t("filter.anyPriority")}
          defaultValue={value("priority")}
          options={([3, 2, 1, 0] as const).map((level) => ({
            value: String(level),
            label: t(`priority.${level}`),
          }))}
        />
        <SelectField
          name="creditor"
          label={t("column.creditor")}
          optional
          placeholder={t("filter.anyCreditor")}
          defaultValue={value("creditor")}
          options={choices.creditors.map((one) => ({ value: one.id, label: one.name }))}
        />
        <div className="grid grid-cols-2 gap-2">
          <TextField
            name="min"
            label={t("filter.min", { currency })}
            inputMode="decimal"
            hideLabel
            placeholder={t("filter.min", { currency })}
            defaultValue={value("min")}
          />
          <TextField
            name="max"
            label={t("filter.max", { currency })}
            inputMode="decimal"
            hideLabel
            placeholder={t("filter.max", { currency })}
            defaultValue={value("max")}
          />
          <DateField name="due_from" label={t("filter.dueFrom")} optional defaultValue={value("due_from")} />
          <DateField name="due_to" label={t("filter.dueTo")} optional defaultValue={value("due_to")} />
        </div>
      </div>
    </details>
  );
}
