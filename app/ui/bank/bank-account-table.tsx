import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { BankAccountRow } from "~/money/queries/bank/bank-accounts.server";

import { Badge } from "../action/badge";
import { CountText } from "../format/count-text";
import { DateText } from "../format/date-text";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { WhyNumber } from "../overlay/why-number";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

const CAP = 1000;

/** What book and bank say about each account of the firm. */
export function BankAccountTable({ accounts }: { accounts: BankAccountRow[] }) {
  const { t } = useTranslation("bank");
  return (
    <DataTable
      caption={t("accounts.caption")}
      columns={useColumns()}
      rows={accounts}
      rowKey={(row) => row.id}
      rowHref={(row) => `/bank/${row.id}/settings`}
      empty={<EmptyState title={t("accounts.emptyTitle")}>{t("accounts.empty")}</EmptyState>}
    />
  );
}

function useColumns(): Column<BankAccountRow>[] {
  const { t } = useTranslation("bank");
  const { currency } = useLocale();
  return [
    {
      key: "name",
      header: t("accounts.name"),
      main: true,
      cell: (row) => (
        <span className="block max-w-56 truncate" title={row.name}>
          {row.name}
        </span>
      ),
    },
    {
      key: "kind",
      header: t("accounts.kind"),
      cell: (row) => (
        <>
          {t(`kind.${row.kind}` as "kind.trust", { defaultValue: row.kind })}{" "}
          {!row.active && <Badge>{t("accounts.inactive")}</Badge>}
        </>
      ),
    },
    {
      key: "number",
      header: t("accounts.number"),
      cell: (row) => (
        <span title={row.bank ?? undefined}>
          {row.last4 ? <span className="num">{t("accounts.ending", { last4: row.last4 })}</span> : "—"}
        </span>
      ),
    },
    {
      key: "book",
      header: t("accounts.book"),
      unit: currency,
      align: "end",
      cell: (row) => <MoneyText bare value={{ minor: row.book, currency: row.currency }} />,
    },
    {
      key: "closing",
      header: t("accounts.closing"),
      unit: currency,
      align: "end",
      cell: (row) =>
        row.closing === null ? (
          <span className="muted">{t("accounts.none")}</span>
        ) : (
          <MoneyText bare value={{ minor: row.closing, currency: row.currency }} />
        ),
    },
    { key: "closingOn", header: t("accounts.closingOn"), cell: (row) => <DateText value={row.closingOn} /> },
    {
      key: "difference",
      header: t("accounts.difference"),
      unit: currency,
      align: "end",
      cell: (row) => row.closing !== null && <Difference row={row} closing={row.closing} />,
    },
    {
      key: "waiting",
      header: t("accounts.waiting"),
      align: "end",
      cell: (row) => (
        <Link className="link" to={`/bank/lines?account=${row.id}`}>
          <CountText value={row.waiting} cap={CAP} />
        </Link>
      ),
    },
  ];
}

function Difference({ row, closing }: { row: BankAccountRow; closing: bigint }) {
  const { t } = useTranslation("bank");
  const money = (minor: bigint) => <MoneyText bare value={{ minor, currency: row.currency }} />;
  const difference = money(row.book - closing);
  if (row.book === closing) return difference;
  return (
    <WhyNumber
      figure={difference}
      name={t("accounts.difference")}
      formula={t("accounts.differenceWhy")}
      parts={[
        { label: t("accounts.book"), value: money(row.book) },
        { label: t("accounts.closing"), value: money(closing) },
      ]}
    />
  );
}
