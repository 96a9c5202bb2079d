import { useTranslation } from "react-i18next";

import type { PreviewLine } from "~/money/domain/statement/intake/statement-findings";

import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import { Panel } from "../record/panel";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

interface LineRowsProps {
  title: string;
  help?: string;
  lines: PreviewLine[];
  currency: string;
  /** how many there are in all */
  total: number;
}

/** Lines of the file as they were read. */
export function LineRows({ title, help, lines, currency, total }: LineRowsProps) {
  const { t } = useTranslation("bank");
  const amount = (side: "C" | "D", header: string): Column<PreviewLine> => ({
    key: side,
    header,
    unit: currency,
    align: "end",
    cell: (line) => line.side === side && <MoneyText bare value={{ minor: BigInt(line.minor), currency }} />,
  });
  const columns: Column<PreviewLine>[] = [
    { key: "row", header: t("preview.row"), align: "end", main: true, cell: (line) => line.row },
    { key: "date", header: t("preview.date"), cell: (line) => <DateText value={line.bookingDate} /> },
    {
      key: "narrative",
      header: t("preview.narrative"),
      clip: true,
      cell: (line) => <span title={line.narrative}>{line.narrative || "—"}</span>,
    },
    amount("D", t("preview.out")),
    amount("C", t("preview.in")),
  ];
  return (
    <Panel title={title} flush>
      {help && lines.length > 0 && <p className="small muted px-3 pt-2">{help}</p>}
      <DataTable
        caption={title}
        columns={columns}
        rows={lines}
        rowKey={(line) => `${line.row}-${line.minor}-${line.side}`}
        empty={<EmptyState title={t("preview.sampleEmpty")} />}
      />
      {total > lines.length && (
        <p className="small muted px-3 py-2">{t("preview.more", { count: total - lines.length })}</p>
      )}
    </Panel>
  );
}
