import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { toPlainAmount } from "~/money/domain/amount/money";
import type { TransferRow } from "~/money/queries/transfer/transfer-list.server";

import { Badge } from "../../action/badge";
import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { DateText } from "../../format/date-text";
import { useLocale } from "../../format/locale-provider";
import { MoneyText } from "../../format/money-text";
import { FormDialog } from "../../overlay/form-dialog";
import type { Column } from "../../table/column";

export function useTransferColumns(mayOrder: boolean): Column<TransferRow>[] {
  const { t } = useTranslation("payout");
  const { currency } = useLocale();
  return [
    {
      key: "kind",
      header: t("transfers.column.kind"),
      main: true,
      cell: (row) => t(`transfers.kind.${row.kind as "own"}`),
    },
    {
      key: "from",
      header: t("transfers.column.from"),
      cell: (row) => row.sourceName ?? t("transfers.cashBox"),
    },
    { key: "to", header: t("transfers.column.to"), cell: (row) => row.destinationName },
    {
      key: "amount",
      header: t("transfers.column.amount"),
      unit: currency,
      align: "end",
      cell: (row) => <MoneyText bare value={{ minor: row.amount, currency: row.currency }} />,
    },
    { key: "due", header: t("transfers.column.due"), cell: (row) => <DateText value={row.dueOn} /> },
    { key: "sent", header: t("transfers.column.sent"), cell: (row) => <DateText value={row.sentOn} /> },
    {
      key: "arrived",
      header: t("transfers.column.arrived"),
      cell: (row) => <DateText value={row.arrivedOn} />,
    },
    {
      key: "lines",
      header: t("transfers.column.lines"),
      cell: (row) => <ExpectedLines row={row} />,
    },
    {
      key: "state",
      header: t("transfers.column.state"),
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={row.state === "done" ? "good" : "neutral"}>
            {t(`transfers.state.${row.state as "done"}`)}
          </Badge>
          {row.late && <Badge tone="bad">{t("transfers.late")}</Badge>}
          {row.dueToday && <Badge tone="warn">{t("transfers.dueToday")}</Badge>}
          {mayOrder && mayCallOff(row) && <CallOff id={row.id} />}
        </span>
      ),
    },
  ];
}

/** Nothing of it was seen on a statement yet; a cover is owed. */
function mayCallOff({ kind, state, arrivedOn }: TransferRow): boolean {
  return kind === "cash"
    ? state === "in_transit" && arrivedOn === null
    : state === "ordered" && kind !== "cover";
}

/** The bank lines that will settle it, each looked for among those that wait. */
function ExpectedLines({ row }: { row: TransferRow }) {
  const { t } = useTranslation("payout");
  if (row.state === "done" || row.state === "failed") return <span className="muted">—</span>;
  const { amount: minor, currency } = row;
  const href = (account: string, side: string) =>
    `/bank/lines?${new URLSearchParams({ account, side, q: toPlainAmount({ minor, currency }) }).toString()}`;
  return (
    <span className="flex flex-wrap gap-x-3">
      {row.sentOn === null && row.sourceId && (
        <Link className="link" to={href(row.sourceId, "D")}>
          {t("transfers.sentLine")}
        </Link>
      )}
      {row.arrivedOn === null && (
        <Link className="link" to={href(row.destinationId, "C")}>
          {t("transfers.arrivedLine")}
        </Link>
      )}
    </span>
  );
}

function CallOff({ id }: { id: string }) {
  const { t } = useTranslation("payout");
  return (
    <FormDialog trigger={{ label: t("transfers.callOff") }} title={t("transfers.callOff")}>
      {(line) => (
        <ActionForm fetcher={line} action="/transfers">
          <input type="hidden" name="intent" value="callOff" />
          <input type="hidden" name="transferId" value={id} />
          <TextField name="reason" label={t("transfers.reason")} maxLength={200} />
          <SubmitButton look="danger">{t("transfers.callOff")}</SubmitButton>
        </ActionForm>
      )}
    </FormDialog>
  );
}
