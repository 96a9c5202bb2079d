import { useTranslation } from "react-i18next";

import type { AbsenceRow } from "~/people/queries/organisation/absence-list.server";

import { Badge } from "../../action/badge";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { DateText } from "../../format/date-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { ActForm } from "../act-form";
import { answerFor } from "../answer-for";

type Absence = AbsenceRow & { open: number; mayArrange: boolean };

interface AbsenceTableProps {
  absences: Absence[];
  takers: { id: string; fullName: string; open: number; capacity: number }[];
  answer: FormResult | null | undefined;
}

/** Who is or will be away, with the open accounts that somebody should look after meanwhile. */
export function AbsenceTable({ absences, takers, answer }: AbsenceTableProps) {
  const { t } = useTranslation("firm");
  if (absences.length === 0)
    return <EmptyState title={t("absence.emptyTitle")}>{t("absence.empty")}</EmptyState>;
  return (
    <Panel title={t("absence.list")}>
      <ul className="grid gap-4">
        {absences.map((absence) => (
          <Entry key={absence.id} absence={absence} takers={takers} answer={answer} />
        ))}
      </ul>
    </Panel>
  );
}

function Entry({ absence, takers, answer }: Omit<AbsenceTableProps, "absences"> & { absence: Absence }) {
  const { t } = useTranslation("firm");
  const { id, staffId, fullName, fromOn, toOn, kind, standIn, standInId, now, open, mayArrange } = absence;
  const others = takers.filter((taker) => taker.id !== staffId);
  const sends = { act: "hand_over", absenceId: id };
  return (
    <li className="grid gap-2 border-b border-line pb-4 last:border-0 last:pb-0">
      <p className="flex flex-wrap items-baseline gap-x-3 break-words">
        <strong>{fullName}</strong>
        <span>
          <DateText value={fromOn} /> – <DateText value={toOn} />
        </span>
        <span className="text-ink-2">{t(`absence.kinds.${kind}` as "absence.kinds.leave")}</span>
        {now && <Badge tone="warn">{t("absence.now")}</Badge>}
        {standIn && <span className="text-ink-2">{t("absence.standInIs", { name: standIn })}</span>}
      </p>
      {open > 0 && <p>{t("absence.open", { count: open })}</p>}
      {mayArrange && (
        <div className="flex flex-wrap items-end gap-3">
          {open > 0 && others.length > 0 && (
            <ActionForm answer={answerFor(answer, sends)} layout="inline" id={`over-${id}`}>
              <input type="hidden" name="act" value="hand_over" />
              <input type="hidden" name="absenceId" value={id} />
              <SelectField
                name="toId"
                label={t("absence.to")}
                placeholder={t("absence.choose")}
                options={others.map((taker) => ({ value: taker.id, label: t("absence.taker", taker) }))}
                defaultValue={others.some((taker) => taker.id === standInId) ? (standInId ?? "") : ""}
              />
              <SubmitButton look="plain">{t("absence.handOver", { count: open })}</SubmitButton>
            </ActionForm>
          )}
          <ActForm sends={{ act: "call_off", absenceId: id }} answer={answer}>
            {t("absence.callOff")}
          </ActForm>
        </div>
      )}
    </li>
  );
}
