import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ReconciliationRow } from "~/money/queries/reconciliation/reconciliation-board.server";

import { Badge } from "../action/badge";
import { CountText } from "../format/count-text";
import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** Bank and books of every account as last sealed, and what is open. */
export function ReconciliationTable({ accounts }: { accounts: ReconciliationRow[] }) {
  const { t } = useTranslation("closing");
  return (
    <DataTable
      caption={t("board.caption")}
      columns={useColumns()}
      rows={accounts}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/reconciliation/${id}`}
      empty={<EmptyState title={t("board.empty")} />}
    />
  );
}

function useColumns(): Column<ReconciliationRow>[] {
  const { t } = useTranslation("closing");
  const money = (
    key: "bank" | "sealedBook" | "difference" | "book",
    pick: (row: ReconciliationRow) => bigint | null,
  ): Column<ReconciliationRow> => ({
    key,
    header: t(`board.${key}`),
    align: "end",
    cell: (row) => {
      const minor = pick(row);
      return minor === null ? "—" : <MoneyText value={{ minor, currency: row.currency }} />;
    },
  });
  return [
    { key: "account", header: t("board.account"), main: true, cell: ({ name }) => name },
    {
      key: "kind",
      header: t("board.kind"),
      cell: ({ kind }) => t(`kind.${kind}` as "kind.trust", { defaultValue: kind }),
    },
    money("bank", ({ a }) => a),
    money("sealedBook", ({ b }) => b),
    money("difference", ({ a, b }) => (a === null || b === null ? null : a - b)),
    money("book", ({ book }) => book),
    {
      key: "seal",
      header: t("board.seal"),
      cell: ({ sealId, sealedDay }) =>
        sealId && sealedDay ? (
          <Link to={`/reconciliation/seals/${sealId}`}>
            <DateText value={sealedDay} />
          </Link>
        ) : (
          t("board.never")
        ),
    },
    {
      key: "breaks",
      header: t("board.breaks"),
      align: "end",
      cell: ({ breaks, overdue }) => (
        <>
          <CountText value={breaks} />{" "}
          {overdue > 0 && <Badge tone="bad">{t("board.overdue", { count: overdue })}</Badge>}
        </>
      ),
    },
  ];
}
