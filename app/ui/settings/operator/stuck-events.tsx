import { useTranslation } from "react-i18next";

import type { StuckEvent } from "~/people/queries/operator/stuck-events.server";

import type { FormResult } from "../../form/action-form";
import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { ReasonActs } from "./reason-acts";
import { troubleColumns } from "./trouble-columns";

interface StuckEventsProps {
  events: StuckEvent[];
  now: Date;
  answer: FormResult | null | undefined;
}

/** Processors' news that got stuck; of an account that no firm has here nothing can be done but know it. */
export function StuckEvents({ events, now, answer }: StuckEventsProps) {
  const { t } = useTranslation("operator");
  const columns: Column<StuckEvent>[] = [
    { key: "type", header: t("console.events.type"), main: true, cell: (row) => row.type },
    { key: "provider", header: t("console.events.provider"), cell: (row) => row.provider },
    {
      key: "firm",
      header: t("console.firm.id"),
      cell: (row) => (row.tenantId ? <code>{row.tenantId}</code> : t("console.events.nobody")),
    },
    ...troubleColumns<StuckEvent>(t, now),
    {
      key: "act",
      header: t("console.access.acts"),
      cell: (row) =>
        row.tenantId && (
          <ReasonActs id={row.id} sends={{ tenantId: row.tenantId, eventId: row.id }} answer={answer} />
        ),
    },
  ];
  return (
    <DataTable
      caption={t("console.nav.events")}
      columns={columns}
      rows={events}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("console.events.none")} />}
    />
  );
}
