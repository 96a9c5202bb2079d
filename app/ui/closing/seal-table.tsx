import { useTranslation } from "react-i18next";

import type { SealListRow } from "~/money/queries/reconciliation/reconciled-account.server";

import { DateText } from "../format/date-text";
import { InstantText } from "../format/instant-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** The seals of a bank account, the newest first. */
export function SealTable({
  seals,
  currency,
  trust,
}: {
  seals: SealListRow[];
  currency: string;
  trust: boolean;
}) {
  const { t } = useTranslation("closing");
  const money = (key: "a" | "b" | "c"): Column<SealListRow> => ({
    key,
    header: t(`seal.${key}`),
    align: "end",
    cell: (row) => {
      const minor = row[key];
      return minor === null ? "—" : <MoneyText value={{ minor, currency }} />;
    },
  });
  return (
    <DataTable
      caption={t("account.seals")}
      columns={[
        {
          key: "day",
          header: t("close.day"),
          main: true,
          cell: ({ day, version }) => (
            <>
              <DateText value={day} /> {version > 1 && t("account.version", { n: version })}
            </>
          ),
        },
        money("a"),
        money("b"),
        ...(trust ? [money("c")] : []),
        {
          key: "sealedAt",
          header: t("seal.sealedAt"),
          cell: ({ sealedAt }) => <InstantText value={sealedAt} />,
        },
      ]}
      rows={seals}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/reconciliation/seals/${id}`}
      empty={<EmptyState title={t("account.sealsNone")} />}
    />
  );
}
