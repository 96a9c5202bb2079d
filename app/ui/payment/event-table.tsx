import { useTranslation } from "react-i18next";

import type { EventRow } from "~/money/queries/provider/event-list.server";

import { Badge, type Tone } from "../action/badge";
import { InstantText } from "../format/instant-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

const TONES: Record<EventRow["state"], Tone> = {
  received: "warn",
  processing: "warn",
  done: "good",
  skipped: "neutral",
  failed: "warn",
  dead: "bad",
};

export function EventStateBadge({ state }: { state: EventRow["state"] }) {
  const { t } = useTranslation("payment");
  return <Badge tone={TONES[state]}>{t(`event.state.${state}`)}</Badge>;
}

/** What the processor told, newest first, and what became of it. */
export function EventTable({ rows, dense }: { rows: EventRow[]; dense: boolean }) {
  const { t } = useTranslation("payment");
  const columns: Column<EventRow>[] = [
    { key: "type", header: t("event.column.type"), main: true, cell: (row) => row.type },
    { key: "state", header: t("event.column.state"), cell: (row) => <EventStateBadge state={row.state} /> },
    {
      key: "received",
      header: t("event.column.received"),
      cell: (row) => <InstantText value={row.createdAt} />,
    },
    {
      key: "happened",
      header: t("event.column.happened"),
      cell: (row) => <InstantText value={row.happenedAt} />,
    },
    { key: "tries", header: t("event.column.tries"), align: "end", cell: (row) => row.tries },
    {
      key: "error",
      header: t("event.column.error"),
      clip: true,
      cell: (row) => row.lastError && <span title={row.lastError}>{row.lastError}</span>,
    },
  ];
  return (
    <DataTable
      caption={t("event.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/payments/events/${row.id}`}
      dense={dense}
      empty={
        <EmptyState title={t("event.empty")}>
          <p>{t("event.emptyBody")}</p>
        </EmptyState>
      }
    />
  );
}
