import { useTranslation } from "react-i18next";

import type { OpeningRow } from "~/money/domain/opening/opening-rows";

import { useLocale } from "../../format/locale-provider";
import { MoneyText } from "../../format/money-text";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";

/** Every row with what it was read as, and why it cannot be posted. */
export function OpeningRowsTable({ rows }: { rows: OpeningRow[] }) {
  const { t } = useTranslation("ledger");
  const { currency } = useLocale();
  const amount = (minor: bigint) => minor > 0n && <MoneyText value={{ minor, currency }} />;
  return (
    <Panel title={t("opening.rows")} flush>
      <DataTable<OpeningRow>
        caption={t("opening.rows")}
        rows={rows}
        rowKey={(row) => String(row.row)}
        dense
        empty={null}
        columns={[
          { key: "row", header: t("opening.column.row"), main: true, align: "end", cell: (row) => row.row },
          {
            key: "account",
            header: t("opening.column.account"),
            cell: (row) => <span className="num">{row.code}</span>,
          },
          { key: "reference", header: t("opening.column.reference"), cell: (row) => row.reference },
          { key: "debits", header: t("opening.column.debits"), align: "end", cell: (row) => amount(row.dr) },
          {
            key: "credits",
            header: t("opening.column.credits"),
            align: "end",
            cell: (row) => amount(row.cr),
          },
          {
            key: "reason",
            header: t("opening.column.reason"),
            cell: (row) =>
              row.fault &&
              t(`opening.fault.${row.fault}` as "opening.fault.ONE_SIDE", { defaultValue: row.fault }),
          },
        ]}
      />
    </Panel>
  );
}
