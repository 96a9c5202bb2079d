import { useTranslation } from "react-i18next";

import type { DisputeRow } from "~/collections/queries/payment/dispute-list.server";

import { InstantText } from "../format/instant-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { DisputeStateBadge } from "./dispute-state-badge";

interface DisputeTableProps {
  rows: DisputeRow[];
  view: "answer" | "waiting" | "decided";
  dense: boolean;
}

/** Disputed payments; the day by which each must be answered stands with it. */
export function DisputeTable({ rows, view, dense }: DisputeTableProps) {
  const { t } = useTranslation("payment");
  const columns: Column<DisputeRow>[] = [
    {
      key: "payment",
      header: t("dispute.column.payment"),
      main: true,
      cell: (row) => <span className="num">{row.paymentNo ?? t("dispute.one")}</span>,
    },
    { key: "payer", header: t("dispute.column.payer"), cell: (row) => row.payerName },
    { key: "account", header: t("dispute.column.account"), cell: (row) => row.accountRef },
    {
      key: "reason",
      header: t("dispute.column.reason"),
      cell: (row) => t(`code.${row.reason}` as "code.fraudulent", { defaultValue: row.reason }),
      clip: true,
    },
    {
      key: "amount",
      header: t("dispute.column.amount"),
      align: "end",
      cell: (row) => <MoneyText value={{ minor: row.amount, currency: row.currency }} />,
    },
    {
      key: "state",
      header: t("dispute.column.state"),
      cell: (row) => <DisputeStateBadge state={row.state} />,
    },
    {
      key: "due",
      header: t("dispute.column.due"),
      cell: (row) => row.evidenceDueAt && <InstantText value={row.evidenceDueAt} />,
    },
    {
      key: "answer",
      header: t("dispute.column.answer"),
      cell: (row) => t(`dispute.evidenceState.${row.evidenceState}`),
    },
  ];
  return (
    <DataTable
      caption={t("dispute.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/payments/${row.paymentId}/dispute`}
      dense={dense}
      empty={
        <EmptyState title={t(`dispute.empty.${view}`)}>
          <p>{t("dispute.empty.body")}</p>
        </EmptyState>
      }
    />
  );
}
