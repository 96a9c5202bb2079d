import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { PeriodRow } from "~/money/queries/ledger/period-list.server";

import { Badge, type Tone } from "../action/badge";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { CountText } from "../format/count-text";
import { DateText } from "../format/date-text";
import { formatCivilDate } from "../format/format-date";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { FormDialog } from "../overlay/form-dialog";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

interface PeriodTableProps {
  rows: PeriodRow[];
  currency: string;
  today: string;
  may: { close: boolean; reopen: boolean };
}

const TONES: Record<PeriodRow["state"], Tone> = { open: "good", soft_closed: "warn", locked: "neutral" };

/** The months of a fiscal year and what may be done with each. */
export function PeriodTable(props: PeriodTableProps) {
  const { t } = useTranslation("ledger");
  return (
    <DataTable
      caption={t("periods.caption")}
      columns={useColumns(props)}
      rows={props.rows}
      rowKey={(row) => row.startsOn}
      empty={<EmptyState title={t("periods.title")} />}
    />
  );
}

function useColumns({ currency, today, may }: PeriodTableProps): Column<PeriodRow>[] {
  const { t } = useTranslation("ledger");
  return [
    {
      key: "month",
      header: t("periods.month"),
      main: true,
      cell: (row) => <DateText value={row.startsOn} style="month" />,
    },
    {
      key: "state",
      header: t("periods.state"),
      cell: (row) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={TONES[row.state]}>{t(`periods.${row.state}`)}</Badge>
          {row.waiting && <Badge tone="warn">{t("periods.waitingState")}</Badge>}
          {row.state === "open" && row.reopenedUntil && (
            <span className="small">
              {t("periods.reopened")} <DateText value={row.reopenedUntil.toISOString().slice(0, 10)} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: "entries",
      header: t("periods.entries"),
      align: "end",
      cell: (row) => <CountText value={row.entries} />,
    },
    {
      key: "turnover",
      header: t("periods.turnover"),
      unit: currency,
      align: "end",
      cell: (row) => <MoneyText bare value={{ minor: row.turnover, currency }} />,
    },
    {
      key: "acts",
      header: t("periods.acts"),
      cell: (row) => <Acts row={row} over={row.endsOn < today} may={may} />,
    },
  ];
}

function Acts({ row, over, may }: { row: PeriodRow; over: boolean; may: PeriodTableProps["may"] }) {
  const { t } = useTranslation("ledger");
  if (!over || row.waiting) return null;
  if (row.state === "locked") return may.reopen && <Act act="reopen" row={row} fields={<ReopenFields />} />;
  return (
    may.close && (
      <span className="flex flex-wrap justify-end gap-2">
        {row.state === "open" && !row.reopenedUntil && <Act act="close" row={row} />}
        <Act
          act="lock"
          row={row}
          fields={<TextField name="reason" label={t("journals.reason")} optional maxLength={200} />}
        />
      </span>
    )
  );
}

function ReopenFields() {
  const { t } = useTranslation("ledger");
  return (
    <>
      <TextField name="hours" label={t("periods.hours")} inputMode="numeric" defaultValue="24" />
      <TextField
        name="reason"
        label={t("periods.reopenReason")}
        help={t("periods.reopenReasonHelp")}
        maxLength={200}
      />
    </>
  );
}

function Act({ act, row, fields }: { act: "close" | "lock" | "reopen"; row: PeriodRow; fields?: ReactNode }) {
  const { t } = useTranslation("ledger");
  const { locale } = useLocale();
  const month = formatCivilDate(row.startsOn, locale, "month");
  return (
    <FormDialog
      trigger={{ label: t(`periods.${act}`), className: "btn btn-small" }}
      title={t(`periods.${act}Title`, { month })}
      description={t(`periods.${act}Body`)}
    >
      {(line) => (
        <ActionForm action="/ledger/periods" fetcher={line}>
          <input type="hidden" name="intent" value={act} />
          <input type="hidden" name="startsOn" value={row.startsOn} />
          {row.id && <input type="hidden" name="periodId" value={row.id} />}
          {fields}
          <SubmitButton>{t(`periods.${act}Do`)}</SubmitButton>
        </ActionForm>
      )}
    </FormDialog>
  );
}
