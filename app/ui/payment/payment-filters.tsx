import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PaymentFilter, PaymentRow } from "~/collections/queries/payment/payment-list.server";
import type { WorklistChoices } from "~/collections/queries/worklist/worklist-choices.server";

import { LinkButton } from "../action/link-button";
import { DateField } from "../form/date-field";
import { SelectField } from "../form/select-field";
import { formatCivilDate } from "../format/format-date";
import { useLocale } from "../format/locale-provider";
import { useFoldOnLeave } from "../keyboard/use-fold-on-leave";
import { changeSearch } from "../table/change-search";
import type { Column } from "../table/column";
import { ColumnChooser } from "../table/column-chooser";
import { FilterBar, type FilterChip } from "../table/filter-bar";

const STATUSES = [
  "pending",
  "completed",
  "failed",
  "cancelled",
  "refunded",
  "reversed",
  "charged_back",
] as const;
const METHODS = ["card", "cash", "cheque", "bank_transfer", "wire"] as const;

interface PaymentFiltersProps {
  filter: PaymentFilter;
  columns: readonly Column<PaymentRow>[];
  collectors: WorklistChoices["collectors"];
  withCollector: boolean;
  exportHref: string | null;
}

export function PaymentFilters({
  filter,
  columns,
  collectors,
  withCollector,
  exportHref,
}: PaymentFiltersProps) {
  const { t } = useTranslation("payment");
  const [search] = useSearchParams();
  const fold = useFoldOnLeave({ stays: true });
  const value = (name: string) => search.get(name) ?? "";
  return (
    <FilterBar
      keep={["columns"]}
      clearHref="/payments"
      chips={usePaymentChips(filter, collectors)}
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
      <SelectField
        name="status"
        label={t("column.state")}
        hideLabel
        placeholder={t("filter.anyStatus")}
        defaultValue={value("status")}
        options={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
      <SelectField
        name="method"
        label={t("column.method")}
        hideLabel
        placeholder={t("filter.anyMethod")}
        defaultValue={value("method")}
        options={METHODS.map((method) => ({ value: method, label: t(`method.${method}`) }))}
      />
      {withCollector && (
        <SelectField
          name="collector"
          label={t("filter.collector")}
          hideLabel
          placeholder={t("filter.anyCollector")}
          defaultValue={value("collector")}
          options={collectors.map((one) => ({ value: one.staffId, label: one.fullName }))}
        />
      )}
      <details className="menu" ref={fold}>
        <summary className="btn">{t("filter.dates")}</summary>
        <div className="menu-panel grid w-56 gap-3 p-3">
          <DateField name="from" label={t("filter.from")} optional defaultValue={value("from")} />
          <DateField name="to" label={t("filter.to")} optional defaultValue={value("to")} />
        </div>
      </details>
    </FilterBar>
  );
}

/** The filters that are on, in words, each with the way to the list without it. */
function usePaymentChips(filter: PaymentFilter, collectors: WorklistChoices["collectors"]): FilterChip[] {
  const { t } = useTranslation("payment");
  const { locale } = useLocale();
  const [search] = useSearchParams();
  const nameOf = (id: string) => collectors.find((one) => one.staffId === id)?.fullName ?? "…";
  const words: [keyof PaymentFilter, string | undefined | false][] = [
    ["status", filter.status && t(`status.${filter.status}`)],
    ["method", filter.method && t(`method.${filter.method}`)],
    ["collector", filter.collector && t("filter.with", { name: nameOf(filter.collector) })],
    ["from", filter.from && t("filter.fromDate", { date: formatCivilDate(filter.from, locale) })],
    ["to", filter.to && t("filter.toDate", { date: formatCivilDate(filter.to, locale) })],
  ];
  return words.flatMap(([name, label]) =>
    label ? [{ label, removeHref: changeSearch(search, { [name]: null }) }] : [],
  );
}
