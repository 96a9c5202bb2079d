import { useTranslation } from "react-i18next";

import type { InvariantRow } from "~/money/queries/invariant/invariant-board.server";

import { Badge, type Tone } from "../action/badge";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { OffenderFacts } from "./offender-facts";

const TONES: Record<InvariantRow["state"], Tone> = {
  holds: "good",
  broken: "bad",
  waits: "neutral",
  unknown: "neutral",
};

/** All standing checks, broken ones first, those that cannot run yet last. */
export function InvariantTable({ invariants, currency }: { invariants: InvariantRow[]; currency: string }) {
  const { t } = useTranslation("invariant");
  const order: InvariantRow["state"][] = ["broken", "unknown", "holds", "waits"];
  const sorted = [...invariants].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const columns: Column<InvariantRow>[] = [
    {
      key: "code",
      header: t("column.code"),
      main: true,
      cell: ({ code }) => <span className="num">{code}</span>,
    },
    { key: "means", header: t("column.means"), cell: ({ code }) => t(`means.${code}` as "means.I01") },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state, waitsFor }) => (
        <Badge tone={TONES[state]}>
          {waitsFor ? t("state.waits", { what: t(`waits.${waitsFor}`) }) : t(`state.${state as "holds"}`)}
        </Badge>
      ),
    },
    {
      key: "found",
      header: t("column.found"),
      cell: ({ result, frozen }) => <Found result={result} frozen={frozen} currency={currency} />,
    },
    { key: "frozen", header: t("column.frozen"), cell: ({ frozen }) => t(`frozen.${frozen}`) },
  ];
  return (
    <DataTable
      dense
      caption={t("caption")}
      columns={columns}
      rows={sorted}
      rowKey={({ code }) => code}
      empty={null}
    />
  );
}

const MOST = 200;

/** A freeze carries its rows itself; what freezes nothing shows them here. */
function Found({ result, frozen, currency }: Pick<InvariantRow, "result" | "frozen"> & { currency: string }) {
  const { t } = useTranslation("invariant");
  if (!result || result.found === 0) return <span className="muted">—</span>;
  const count = result.found >= MOST ? t("atLeast", { count: MOST }) : result.found;
  if (frozen !== "none") return <span className="num">{count}</span>;
  return (
    <>
      <span className="num">{count}</span>
      <OffenderFacts rows={result.sample} currency={currency} />
    </>
  );
}
