import { useTranslation } from "react-i18next";

import type { ManualJournalRow } from "~/money/queries/ledger/manual-journals.server";

import { Badge } from "../../action/badge";
import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { DateText } from "../../format/date-text";
import { MoneyText } from "../../format/money-text";
import { FormDialog } from "../../overlay/form-dialog";
import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

interface JournalTableProps {
  rows: ManualJournalRow[];
  currency: string;
  mayReverse: boolean;
}

/** Entries that people made, with both names. */
export function JournalTable({ rows, currency, mayReverse }: JournalTableProps) {
  const { t } = useTranslation("ledger");
  return (
    <DataTable
      caption={t("journals.caption")}
      columns={useColumns(currency, mayReverse)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("journals.emptyTitle")}>{t("journals.empty")}</EmptyState>}
    />
  );
}

function useColumns(currency: string, mayReverse: boolean): Column<ManualJournalRow>[] {
  const { t } = useTranslation("ledger");
  return [
    { key: "date", header: t("journals.date"), cell: (row) => <DateText value={row.postingDate} /> },
    {
      key: "number",
      header: t("journals.number"),
      main: true,
      cell: (row) => <span className="num nowrap">{row.entryNo ?? "—"}</span>,
    },
    {
      key: "narration",
      header: t("journals.narration"),
      cell: (row) => (
        <span className="break-words">
          {row.narration} {row.reversesId && <Badge tone="neutral">{t("journals.reversal")}</Badge>}
          {row.reversedById && <Badge tone="warn">{t("journals.reversed")}</Badge>}
        </span>
      ),
    },
    { key: "lines", header: t("journals.lines"), cell: (row) => <Lines row={row} /> },
    {
      key: "amount",
      header: t("journals.amount"),
      unit: currency,
      align: "end",
      cell: (row) => <MoneyText bare value={{ minor: row.amount, currency: row.currency }} />,
    },
    { key: "made", header: t("journals.made"), cell: (row) => row.madeByName ?? "Quittance" },
    { key: "checked", header: t("journals.checked"), cell: (row) => row.checkedByName },
    {
      key: "acts",
      header: t("journals.acts"),
      cell: (row) => mayReverse && !row.reversesId && !row.reversedById && <Reversal row={row} />,
    },
  ];
}

function Lines({ row }: { row: ManualJournalRow }) {
  return (
    <ul className="small">
      {row.lines.map((line, index) => {
        const debit = BigInt(line.dr) > 0n;
        return (
          <li key={index} className="nowrap">
            {debit ? "Dr" : "Cr"} {line.code}{" "}
            <MoneyText
              bare
              value={{ minor: debit ? BigInt(line.dr) : BigInt(line.cr), currency: row.currency }}
            />
          </li>
        );
      })}
    </ul>
  );
}

function Reversal({ row }: { row: ManualJournalRow }) {
  const { t } = useTranslation("ledger");
  return (
    <FormDialog
      trigger={{ label: t("journals.reverse"), className: "btn btn-small" }}
      title={t("journals.reverseTitle")}
      description={t("journals.reverseBody")}
    >
      {(line) => (
        <ActionForm action="/ledger/journals" fetcher={line}>
          <input type="hidden" name="entryId" value={row.id} />
          <TextField
            name="reason"
            label={t("journals.reason")}
            help={t("journals.reasonHelp")}
            maxLength={200}
          />
          <SubmitButton>{t("journals.reverseDo")}</SubmitButton>
        </ActionForm>
      )}
    </FormDialog>
  );
}
