import { useTranslation } from "react-i18next";

import type { CloseStepRow } from "~/money/queries/close/close-day-page.server";

import { Badge, type Tone } from "../action/badge";
import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { InstantText } from "../format/instant-text";
import { FormDialog } from "../overlay/form-dialog";
import { ActForm } from "../settings/act-form";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

const TONES: Record<CloseStepRow["state"], Tone> = {
  pending: "neutral",
  running: "warn",
  done: "good",
  failed: "bad",
  waived: "warn",
};

interface StepTableProps {
  day: string;
  steps: CloseStepRow[];
  mayAct: boolean;
  answer: FormResult | null | undefined;
}

/** The thirteen steps of a date: what each did, what went wrong, and what may be done about it. */
export function StepTable({ day, steps, mayAct, answer }: StepTableProps) {
  const { t } = useTranslation("closing");
  const columns: Column<CloseStepRow>[] = [
    {
      key: "step",
      header: t("day.step"),
      main: true,
      cell: ({ step, key }) => (
        <>
          <span className="num">{step}</span> {t(`step.${key}`)}
        </>
      ),
    },
    {
      key: "state",
      header: t("close.state"),
      cell: ({ state, endedAt }) => (
        <>
          <Badge tone={TONES[state]}>{t(`stepState.${state}`)}</Badge>
          {endedAt && (
            <span className="small muted">
              {" "}
              <InstantText value={endedAt} />
            </span>
          )}
        </>
      ),
    },
    { key: "result", header: t("day.result"), cell: (step) => <Result step={step} /> },
  ];
  const act: Column<CloseStepRow> = {
    key: "acts",
    header: t("day.act"),
    cell: (step) => step.state === "failed" && <Acts day={day} step={step} answer={answer} />,
  };
  const failed = steps.some(({ state }) => state === "failed");
  return (
    <DataTable
      caption={t("day.steps")}
      columns={mayAct && failed ? [...columns, act] : columns}
      rows={steps}
      rowKey={({ id }) => id}
      empty={null}
    />
  );
}

function Result({ step }: { step: CloseStepRow }) {
  const { t } = useTranslation("closing");
  return (
    <ul className="small">
      {Object.entries(step.counts).map(([name, n]) => (
        <li key={name}>
          <span className="num">{n}</span> {t(`count.${name}` as "count.sealed", { defaultValue: name })}
        </li>
      ))}
      {step.errors.map(({ part, code, item }) => (
        <li key={`${part}${code}${item ?? ""}`}>
          {t("day.item", { part, code })} {item && <span className="muted">{item}</span>}
        </li>
      ))}
      {step.reason && <li>{step.reason}</li>}
    </ul>
  );
}

function Acts({ day, step, answer }: { day: string; step: CloseStepRow; answer: StepTableProps["answer"] }) {
  const { t } = useTranslation("closing");
  if (step.waiverAsked) return <Badge tone="warn">{t("day.waiting")}</Badge>;
  return (
    <span className="flex flex-wrap justify-end gap-2">
      <ActForm sends={{ act: "retry", stepId: step.id }} answer={answer} small>
        {t("day.retry")}
      </ActForm>
      <FormDialog
        trigger={{ label: t("day.waive"), className: "btn btn-small" }}
        title={t("day.waiveTitle")}
        description={t("day.waiveBody")}
      >
        {(line) => (
          <ActionForm action={`/close/${day}`} fetcher={line}>
            <input type="hidden" name="act" value="waive" />
            <input type="hidden" name="stepId" value={step.id} />
            <TextField name="reason" label={t("day.reason")} maxLength={200} />
            <SubmitButton>{t("day.waiveDo")}</SubmitButton>
          </ActionForm>
        )}
      </FormDialog>
    </span>
  );
}
