import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PayoutItem } from "~/money/queries/provider/payout-list.server";

import { InstantText } from "../format/instant-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** The lines a payout is made of, each with the payment of ours and the rule under which we booked it. */
export function PayoutItems({ items, currency }: { items: PayoutItem[]; currency: string }) {
  const { t } = useTranslation("payment");
  const money = (minor: bigint) => <MoneyText value={{ minor, currency }} />;
  const columns: Column<PayoutItem>[] = [
    { key: "type", header: t("payout.column.type"), main: true, cell: (row) => t(`payout.kind.${row.type}`) },
    {
      key: "payment",
      header: t("payout.column.payment"),
      cell: (row) =>
        row.paymentId ? (
          <Link className="link" to={`/payments/${row.paymentId}`}>
            {row.paymentNo ?? t("payout.see")}
          </Link>
        ) : (
          t("payout.unknown")
        ),
    },
    { key: "rule", header: t("payout.column.rule"), cell: (row) => row.ruleCode ?? t("payout.unknown") },
    { key: "gross", header: t("payout.column.gross"), align: "end", cell: (row) => money(row.gross) },
    { key: "fee", header: t("payout.column.fee"), align: "end", cell: (row) => money(row.fee) },
    { key: "net", header: t("payout.column.net"), align: "end", cell: (row) => money(row.net) },
    { key: "when", header: t("payout.column.when"), cell: (row) => <InstantText value={row.happenedAt} /> },
  ];
  return (
    <DataTable
      caption={t("payout.items")}
      columns={columns}
      rows={items}
      rowKey={(row) => row.id}
      dense={false}
      totals={{ type: t("totals"), net: money(items.reduce((sum, { net }) => sum + net, 0n)) }}
      empty={<EmptyState title={t("payout.noItems")} />}
    />
  );
}
