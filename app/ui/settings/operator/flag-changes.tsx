import { useTranslation } from "react-i18next";

import type { FlagChange } from "~/people/data/flag/feature-flags.server";

import { InstantText } from "../../format/instant-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

/** Who changed which switch, to what, and why. */
export function FlagChanges({ changes }: { changes: FlagChange[] }) {
  const { t } = useTranslation("operator");
  const columns: Column<FlagChange>[] = [
    {
      key: "flag",
      header: t("console.flag.which"),
      main: true,
      cell: (row) => t(`console.flag.name.${row.key}`),
    },
    { key: "at", header: t("console.flag.at"), cell: (row) => <InstantText value={row.at} /> },
    { key: "by", header: t("console.access.operator"), cell: (row) => row.operatorName },
    {
      key: "to",
      header: t("console.flag.to"),
      cell: ({ after }) =>
        after.killed
          ? t("console.flag.off")
          : t("console.flag.share", { percentage: after.percentage, firms: after.tenants.length }),
    },
    {
      key: "reason",
      header: t("console.move.reason"),
      clip: true,
      cell: (row) => <span title={row.reason}>{row.reason}</span>,
    },
  ];
  return (
    <Panel title={t("console.flag.history")} flush>
      <DataTable
        caption={t("console.flag.history")}
        columns={columns}
        rows={changes}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("console.flag.none")} />}
      />
    </Panel>
  );
}
