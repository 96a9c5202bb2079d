import { useTranslation } from "react-i18next";

import type { StoredProviderPayout } from "~/money/data/provider/provider-payouts.server";

import { Badge, type Tone } from "../action/badge";
import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

const TONES: Record<StoredProviderPayout["state"], Tone> = {
  expected: "neutral",
  paid: "warn",
  failed: "bad",
  reconciled: "good",
};

export function PayoutStateBadge({ state }: { state: StoredProviderPayout["state"] }) {
  const { t } = useTranslation("payment");
  return <Badge tone={TONES[state]}>{t(`payout.state.${state}`)}</Badge>;
}

/** The processor's payouts: what each should be, what its lines add up to, and whether the bank has it. */
export function PayoutTable({ rows, dense }: { rows: StoredProviderPayout[]; dense: boolean }) {
  const { t } = useTranslation("payment");
  const columns: Column<StoredProviderPayout>[] = [
    {
      key: "arrives",
      header: t("payout.column.arrives"),
      main: true,
      cell: (row) => <DateText value={row.arrivesOn} />,
    },
    {
      key: "amount",
      header: t("payout.column.amount"),
      align: "end",
      cell: (row) => <MoneyText value={{ minor: row.amount, currency: row.currency }} />,
    },
    {
      key: "items",
      header: t("payout.column.items"),
      align: "end",
      cell: (row) =>
        row.itemsNet === null ? (
          <span className="muted">{t("payout.notYet")}</span>
        ) : (
          <MoneyText value={{ minor: row.itemsNet, currency: row.currency }} />
        ),
    },
    { key: "state", header: t("payout.column.state"), cell: (row) => <PayoutStateBadge state={row.state} /> },
    {
      key: "matched",
      header: t("payout.column.matched"),
      cell: (row) =>
        row.matchedOn ? (
          <DateText value={row.matchedOn} />
        ) : (
          <span className="muted">{t("payout.notYet")}</span>
        ),
    },
    {
      key: "ref",
      header: t("payout.column.ref"),
      clip: true,
      cell: (row) => <span className="num">{row.providerRef}</span>,
    },
  ];
  return (
    <DataTable
      caption={t("payout.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/payments/payouts/${row.id}`}
      dense={dense}
      empty={
        <EmptyState title={t("payout.empty")}>
          <p>{t("payout.emptyBody")}</p>
        </EmptyState>
      }
    />
  );
}
