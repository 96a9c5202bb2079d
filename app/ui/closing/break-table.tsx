import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { BREAK_CAUSES } from "~/money/domain/reconciliation/break-causes.table";
import type { BreakListRow } from "~/money/queries/reconciliation/reconciled-account.server";

import { Badge, type Tone } from "../action/badge";
import { ActionForm } from "../form/action-form";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextareaField } from "../form/textarea-field";
import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { OffenderFacts } from "../ledger/offender-facts";
import { FormDialog } from "../overlay/form-dialog";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

const TONES: Record<BreakListRow["state"], Tone> = { open: "bad", explained: "warn", resolved: "good" };

interface BreakTableProps {
  breaks: BreakListRow[];
  /** where answers go */
  action: string;
  mayJudge: boolean;
}

/** Differences with their names, what was found, and what people said about them. */
export function BreakTable({ breaks, action, mayJudge }: BreakTableProps) {
  const { t } = useTranslation("closing");
  const columns: Column<BreakListRow>[] = [
    {
      key: "type",
      header: t("account.type"),
      main: true,
      cell: ({ type, day }) => (
        <>
          <span className="num">{type}</span> {t(`break.${type}`)} <DateText value={day} />
        </>
      ),
    },
    {
      key: "amount",
      header: t("account.amount"),
      align: "end",
      cell: ({ amount, currency }) => <MoneyText value={{ minor: amount, currency }} />,
    },
    { key: "rows", header: t("account.rows"), cell: (row) => <Found row={row} /> },
    { key: "due", header: t("account.due"), cell: ({ dueOn }) => <DateText value={dueOn} /> },
    {
      key: "state",
      header: t("account.state"),
      cell: ({ state, cause, note }) => (
        <>
          <Badge tone={TONES[state]}>{t(`breakState.${state}`)}</Badge>
          {cause && <p className="small">{t(`cause.${cause}` as "cause.fee", { defaultValue: "" })}</p>}
          {note && <p className="small muted">{note}</p>}
        </>
      ),
    },
  ];
  const judge: Column<BreakListRow> = {
    key: "judge",
    header: t("day.act"),
    cell: ({ id, state }) => state !== "resolved" && <Judge id={id} state={state} action={action} />,
  };
  const live = breaks.some(({ state }) => state !== "resolved");
  return (
    <DataTable
      caption={t("account.breaks")}
      columns={mayJudge && live ? [...columns, judge] : columns}
      rows={breaks}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("account.breaksNone")} />}
    />
  );
}

/** A line of the bank has its own page; the rest is said. */
function Found({ row: { rows, currency } }: { row: BreakListRow }) {
  const { t } = useTranslation("closing");
  const lines = rows.flatMap(({ line_id: id }) => (typeof id === "string" ? [id] : []));
  return (
    <>
      {lines.map((id) => (
        <Link key={id} to={`/bank/lines/${id}`}>
          {t("account.lines")}
        </Link>
      ))}
      <OffenderFacts rows={rows} currency={currency} />
    </>
  );
}

function Judge({ id, state, action }: { id: string; state: BreakListRow["state"]; action: string }) {
  const { t } = useTranslation("closing");
  const to = state === "open" ? "explained" : "resolved";
  return (
    <FormDialog
      trigger={{ label: t(`account.${to}`), className: "btn btn-small" }}
      title={t(`account.${to}Title`)}
    >
      {(line) => (
        <ActionForm action={action} fetcher={line}>
          <input type="hidden" name="act" value="judge" />
          <input type="hidden" name="breakId" value={id} />
          <input type="hidden" name="to" value={to} />
          <SelectField
            name="cause"
            label={t("account.cause")}
            options={BREAK_CAUSES.map((value) => ({ value, label: t(`cause.${value}`) }))}
          />
          <TextareaField name="note" label={t("account.note")} maxLength={500} />
          <SubmitButton>{t("account.save")}</SubmitButton>
        </ActionForm>
      )}
    </FormDialog>
  );
}
