import { useTranslation } from "react-i18next";

import type { CloseDayRow } from "~/money/queries/close/close-board.server";

import { Badge, type Tone } from "../action/badge";
import { CountText } from "../format/count-text";
import { DateText } from "../format/date-text";
import { InstantText } from "../format/instant-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

const TONES: Record<CloseDayRow["state"], Tone> = { open: "neutral", closing: "warn", closed: "good" };

/** The dates of a firm as they were closed. */
export function CloseTable({ days }: { days: CloseDayRow[] }) {
  const { t } = useTranslation("closing");
  const columns: Column<CloseDayRow>[] = [
    { key: "day", header: t("close.day"), main: true, cell: ({ day }) => <DateText value={day} /> },
    {
      key: "state",
      header: t("close.state"),
      cell: ({ state, failed, running }) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={failed > 0 ? "bad" : TONES[state]}>
            {failed > 0 ? t("stepState.failed") : t(running ? "dayState.running" : `dayState.${state}`)}
          </Badge>
        </span>
      ),
    },
    {
      key: "steps",
      header: t("close.steps"),
      align: "end",
      cell: ({ done }) => <CountText value={done} />,
    },
    {
      key: "waived",
      header: t("close.waived"),
      align: "end",
      cell: ({ waived }) => <CountText value={waived} />,
    },
    {
      key: "closedAt",
      header: t("close.closedAt"),
      cell: ({ closedAt }) => (closedAt ? <InstantText value={closedAt} /> : "—"),
    },
  ];
  return (
    <DataTable
      caption={t("close.caption")}
      columns={columns}
      rows={days}
      rowKey={({ day }) => day}
      rowHref={({ day }) => `/close/${day}`}
      empty={<EmptyState title={t("close.empty")} />}
    />
  );
}
