import { useTranslation } from "react-i18next";

import type { DelegationRow } from "~/people/queries/rights/delegation-list.server";

import { Badge, type Tone } from "../../action/badge";
import type { FormResult } from "../../form/action-form";
import { DateText } from "../../format/date-text";
import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { ActForm } from "../act-form";
import { useRightWords } from "./use-right-words";

const TONES: Record<DelegationRow["state"], Tone> = {
  live: "good",
  coming: "warn",
  over: "neutral",
  ended: "neutral",
};

interface DelegationTableProps {
  rows: readonly DelegationRow[];
  /** Whether the reader may end it; without it nothing is offered. */
  mayEnd?: (row: DelegationRow) => boolean;
  answer?: FormResult | null;
  /** What an empty table says instead of how to lend. */
  empty?: string;
}

/** Who lent what to whom, for which days. */
export function DelegationTable({ rows, mayEnd, answer, empty }: DelegationTableProps) {
  const { t } = useTranslation("rights");
  const columns: Column<DelegationRow>[] = [
    {
      key: "who",
      header: t("lend.who"),
      main: true,
      cell: (row) => t("lend.pair", { giver: row.giver, taker: row.taker }),
    },
    { key: "what", header: t("lend.what"), cell: (row) => <Permissions row={row} /> },
    {
      key: "days",
      header: t("lend.days"),
      cell: (row) => (
        <>
          <DateText value={row.startsOn} /> – <DateText value={row.endsOn} />
        </>
      ),
    },
    {
      key: "state",
      header: t("lend.state"),
      cell: (row) => <Badge tone={TONES[row.state]}>{t(`lend.${row.state}`)}</Badge>,
    },
    {
      key: "reason",
      header: t("lend.reason"),
      clip: true,
      cell: (row) => <span title={row.reason}>{row.reason}</span>,
    },
  ];
  const ending: Column<DelegationRow> = {
    key: "act",
    header: t("lend.act"),
    cell: (row) =>
      (row.state === "live" || row.state === "coming") &&
      mayEnd?.(row) && (
        <ActForm small sends={{ act: "end", delegationId: row.id }} answer={answer}>
          {t("lend.end")}
        </ActForm>
      ),
  };
  return (
    <DataTable
      caption={t("lend.caption")}
      columns={mayEnd ? [...columns, ending] : columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        empty === undefined ? (
          <EmptyState title={t("lend.emptyTitle")}>{t("lend.empty")}</EmptyState>
        ) : (
          <p className="p-3.5 muted">{empty}</p>
        )
      }
    />
  );
}

function Permissions({ row }: { row: DelegationRow }) {
  const { t } = useTranslation("rights");
  const { permission } = useRightWords();
  return (
    <details>
      <summary>{t("lend.count", { count: row.permissions.length })}</summary>
      <ul className="grid gap-0.5 py-1">
        {row.permissions.map((one) => (
          <li key={one} title={one}>
            {permission(one)}
          </li>
        ))}
      </ul>
    </details>
  );
}
