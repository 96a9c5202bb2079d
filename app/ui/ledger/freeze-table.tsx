import { useTranslation } from "react-i18next";

import type { FreezeRow } from "~/money/queries/invariant/invariant-board.server";

import { Badge } from "../action/badge";
import type { FormResult } from "../form/action-form";
import { InstantText } from "../format/instant-text";
import { Panel } from "../record/panel";
import { ActForm } from "../settings/act-form";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { OffenderFacts } from "./offender-facts";

interface FreezeTableProps {
  title: string;
  freezes: FreezeRow[];
  /** open ones past the listed */
  unlisted?: number;
  currency: string;
  /** who may confirm: the reader, or nobody */
  lifter: string | null;
  answer?: FormResult | null;
}

/** Where money is stopped, why, and what lets it out again. */
export function FreezeTable({ title, freezes, unlisted = 0, currency, lifter, answer }: FreezeTableProps) {
  const { t } = useTranslation("invariant");
  const past = freezes.every(({ liftedAt }) => liftedAt !== null);
  const columns: Column<FreezeRow>[] = [
    {
      key: "what",
      header: t("freeze.what"),
      main: true,
      cell: ({ invariant }) => <span className="num">{invariant}</span>,
    },
    {
      key: "scope",
      header: t("freeze.scope"),
      cell: ({ invariant, scope, scopeName }) => (
        <>
          {t(`scope.${scope.type}`)} {scopeName}
          <p className="small muted">{t(`means.${invariant}` as "means.I01")}</p>
        </>
      ),
    },
    {
      key: "evidence",
      header: t("freeze.evidence"),
      cell: (freeze) =>
        freeze.rows.length > 0 ? (
          <OffenderFacts rows={freeze.rows} currency={currency} />
        ) : (
          <Badge tone="good">{t("freeze.passes")}</Badge>
        ),
    },
    { key: "since", header: t("freeze.since"), cell: ({ openedAt }) => <InstantText value={openedAt} /> },
    {
      key: "state",
      header: t(past ? "freeze.liftedAt" : "freeze.state"),
      cell: (freeze) => <Lift freeze={freeze} lifter={lifter} answer={answer} />,
    },
  ];
  return (
    <Panel title={title} flush>
      <DataTable
        dense
        caption={title}
        columns={columns.filter(({ key }) => key !== "evidence" || !past)}
        rows={freezes}
        rowKey={({ id }) => id}
        empty={null}
      />
      {unlisted > 0 && <p className="small muted panel-body">{t("freeze.more", { count: unlisted })}</p>}
    </Panel>
  );
}

function Lift({
  freeze,
  lifter,
  answer,
}: { freeze: FreezeRow } & Pick<FreezeTableProps, "lifter" | "answer">) {
  const { t } = useTranslation("invariant");
  const { firstBy, firstById, secondBy, liftedAt } = freeze;
  if (liftedAt)
    return (
      <>
        <InstantText value={liftedAt} />{" "}
        {firstBy && secondBy && t("freeze.liftedBy", { first: firstBy, second: secondBy })}
      </>
    );
  if (firstById !== null && firstById === lifter) return <span>{t("freeze.waitsOther")}</span>;
  if (freeze.rows.length > 0) return <span>{t("freeze.waitsRepair")}</span>;
  return (
    <>
      <p>{firstBy ? t("freeze.waitsSecond", { name: firstBy }) : t("freeze.waitsFirst")}</p>
      {lifter && (
        <ActForm sends={{ act: "lift", freezeId: freeze.id }} answer={answer} small>
          {t(firstById ? "freeze.confirm" : "freeze.confirmFirst")}
        </ActForm>
      )}
    </>
  );
}
