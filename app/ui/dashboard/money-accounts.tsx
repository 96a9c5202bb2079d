import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { MoneyHomeAccount } from "~/money/queries/home/money-home.server";

import { Badge } from "../action/badge";
import { CountText } from "../format/count-text";
import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** Every bank account: what bank and books say, when it was last proved, and what is open. */
export function MoneyAccounts({ accounts }: { accounts: MoneyHomeAccount[] }) {
  const { t } = useTranslation("bank");
  return (
    <DataTable
      caption={t("home.caption")}
      columns={useColumns()}
      rows={accounts}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("accounts.emptyTitle")}>{t("accounts.empty")}</EmptyState>}
    />
  );
}

function useColumns(): Column<MoneyHomeAccount>[] {
  const { t } = useTranslation("bank");
  const money = (minor: bigint | null, currency: string) =>
    minor === null ? "—" : <MoneyText value={{ minor, currency }} />;
  const counted = (key: "unmatched" | "breaks" | "waiting", href: (id: string) => string) => ({
    key,
    header: t(`home.column.${key}`),
    align: "end" as const,
    cell: (row: MoneyHomeAccount) => (
      <>
        {row[key] === 0 ? (
          <CountText value={0} />
        ) : (
          <Link className="link" to={href(row.id)}>
            <CountText value={row[key]} />
          </Link>
        )}
        {key === "breaks" && row.overdue > 0 && (
          <>
            {" "}
            <Badge tone="bad">{t("home.overdue", { count: row.overdue })}</Badge>
          </>
        )}
      </>
    ),
  });
  return [
    {
      key: "name",
      header: t("accounts.name"),
      main: true,
      cell: ({ id, name }) => (
        <Link className="link break-words" to={`/reconciliation/${id}`}>
          {name}
        </Link>
      ),
    },
    {
      key: "bank",
      header: t("home.column.bank"),
      align: "end",
      cell: ({ bank, bankOn, currency }) => (
        <>
          {money(bank, currency)}{" "}
          {bankOn && (
            <span className="small muted">
              <DateText value={bankOn} />
            </span>
          )}
        </>
      ),
    },
    {
      key: "book",
      header: t("home.column.book"),
      align: "end",
      cell: (row) => money(row.book, row.currency),
    },
    {
      key: "difference",
      header: t("home.column.difference"),
      align: "end",
      cell: ({ bank, book, currency }) => money(bank === null ? null : bank - book, currency),
    },
    {
      key: "seal",
      header: t("home.column.seal"),
      cell: ({ sealId, sealedDay }) =>
        sealId ? (
          <Link className="link" to={`/reconciliation/seals/${sealId}`}>
            <DateText value={sealedDay} />
          </Link>
        ) : (
          t("home.never")
        ),
    },
    counted("unmatched", (id) => `/bank/lines?account=${id}`),
    counted("breaks", (id) => `/reconciliation/${id}`),
    counted("waiting", () => "/payouts?view=ready"),
  ];
}
