import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { AchAnswerRow } from "~/money/queries/ach/ach-file-page.server";
import type { FormAnswer } from "~/people/access/read-form.server";

import { Badge, type Tone } from "../../action/badge";
import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { MoneyText } from "../../format/money-text";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { answerFor } from "../../settings/answer-for";
import { DataTable } from "../../table/data-table";

const TONES: Record<AchAnswerRow["state"], Tone> = {
  waiting: "neutral",
  applied: "good",
  proposed: "warn",
  accepted: "good",
  rejected: "neutral",
  listed: "bad",
};

interface AchAnswersProps {
  rows: AchAnswerRow[];
  currency: string;
  mayJudge: boolean;
  answer?: FormAnswer;
}

/** What the bank answered, each with its payment, its code in plain words and what it does. */
export function AchAnswers({ rows, currency, mayJudge, answer }: AchAnswersProps) {
  const { t } = useTranslation("payment");
  const columns: Column<AchAnswerRow>[] = [
    { key: "place", header: t("ach.column.place"), align: "end", main: true, cell: (row) => row.place },
    {
      key: "code",
      header: t("ach.column.code"),
      cell: (row) => (
        <>
          <span className="num">{row.code}</span>{" "}
          <span className="small muted">{t(`ach.answerKind.${row.kind}`)}</span>
        </>
      ),
    },
    {
      key: "payment",
      header: t("ach.column.payment"),
      cell: (row) =>
        row.paymentId ? (
          <Link className="link" to={`/payments/${row.paymentId}`}>
            {row.holderName}
          </Link>
        ) : (
          <span className="num muted">{row.originalTrace}</span>
        ),
    },
    {
      key: "amount",
      header: t("ach.column.amount"),
      align: "end",
      cell: (row) => row.amount > 0n && <MoneyText value={{ minor: row.amount, currency }} />,
    },
    { key: "means", header: t("ach.column.means"), cell: (row) => <Meaning row={row} /> },
    {
      key: "does",
      header: t("ach.column.does"),
      cell: (row) => <Outlook row={row} mayJudge={mayJudge} answer={answer} />,
    },
    {
      key: "state",
      header: t("ach.column.state"),
      cell: (row) => <Badge tone={TONES[row.state]}>{t(`ach.answerState.${row.state}`)}</Badge>,
    },
  ];
  return (
    <Panel title={t("ach.answers")} flush>
      <DataTable<AchAnswerRow>
        caption={t("ach.answers")}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
        empty={null}
      />
    </Panel>
  );
}

function Meaning({ row: { meaning, corrected } }: { row: AchAnswerRow }) {
  const { t } = useTranslation("payment");
  if (!corrected) return <>{meaning}</>;
  const said = (["routing", "last4", "holderName", "accountKind"] as const).flatMap((key) =>
    corrected[key] ? [t(`ach.corrected.${key}`, { value: corrected[key] })] : [],
  );
  return <>{said.join(", ")}</>;
}

function Outlook({ row, mayJudge, answer }: { row: AchAnswerRow; mayJudge: boolean; answer?: FormAnswer }) {
  const { t } = useTranslation("payment");
  if (row.state === "listed")
    return (
      <>
        {t(`ach.reason.${row.reason ?? "BY_HAND"}` as "ach.reason.BY_HAND", {
          defaultValue: row.reason ?? "",
        })}
      </>
    );
  if (row.kind !== "return")
    return row.state === "proposed" && mayJudge ? (
      <div className="flex flex-wrap gap-2">
        <Judgement answerId={row.id} decision="accept" answer={answer} />
        <Judgement answerId={row.id} decision="reject" answer={answer} />
      </div>
    ) : (
      <>{t("ach.does.propose")}</>
    );
  return (
    <>
      {t("ach.does.takeBack")} {t(`ach.effect.${row.effect}`)} {t(`ach.retry.${row.retry}`)}
    </>
  );
}

interface JudgementProps {
  answerId: string;
  decision: "accept" | "reject";
  answer?: FormAnswer;
}

function Judgement({ answerId, decision, answer }: JudgementProps) {
  const { t } = useTranslation("payment");
  return (
    <ActionForm layout="inline" answer={answerFor(answer, { answerId, decision })}>
      <input type="hidden" name="intent" value="judge" />
      <input type="hidden" name="answerId" value={answerId} />
      <input type="hidden" name="decision" value={decision} />
      <SubmitButton look={decision === "accept" ? undefined : "quiet"} small>
        {t(`ach.${decision}`)}
      </SubmitButton>
    </ActionForm>
  );
}
