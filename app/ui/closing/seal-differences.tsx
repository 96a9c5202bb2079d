import { useTranslation } from "react-i18next";

import type { SealDifference } from "~/money/domain/reconciliation/seal-figures.server";

import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** What one version of a seal says otherwise than another. */
export function SealDifferences({ title, differences }: { title: string; differences: SealDifference[] }) {
  const { t } = useTranslation("closing");
  const text = (key: "before" | "after"): Column<SealDifference> => ({
    key,
    header: t(`seal.${key}`),
    cell: (row) => <span className="num break-all">{row[key] ?? "—"}</span>,
  });
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h2>{title}</h2>
      <DataTable
        caption={title}
        columns={[
          { key: "field", header: t("seal.field"), main: true, cell: ({ field }) => field },
          text("before"),
          text("after"),
        ]}
        rows={differences}
        rowKey={({ field }) => field}
        empty={null}
      />
    </section>
  );
}
