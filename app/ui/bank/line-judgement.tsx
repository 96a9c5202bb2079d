import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LinePage } from "~/money/queries/statement/line-page.server";

import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { ConfirmDialog } from "../overlay/confirm-dialog";
import { Panel } from "../record/panel";
import { ActForm } from "../settings/act-form";
import { answerFor } from "../settings/answer-for";
import { LineStateBadge } from "./line-state-badge";

interface LineJudgementProps {
  page: LinePage;
  mayJudge: boolean;
  answer: FormResult | null | undefined;
}

/** A suspected duplicate beside the lines it resembles, and the two answers to it. */
export function LineJudgement({ page, mayJudge, answer }: LineJudgementProps) {
  const { t } = useTranslation("bank");
  const suspect = page.line.state === "duplicate_suspect" && page.line.reason !== "undo";
  if (page.twins.length === 0 && !suspect) return null;
  return (
    <Panel title={suspect ? t("line.judge") : t("line.twins")}>
      {suspect && <p className="mb-3">{t("line.judgeBody")}</p>}
      <ul className="grid gap-2">
        {page.twins.map((twin) => (
          <li key={twin.id} className="flex min-w-0 flex-wrap items-baseline gap-2">
            <LineStateBadge state={twin.state} />
            <Link className="link min-w-0 break-words" to={`/bank/lines/${twin.id}`}>
              {twin.narrative || "—"}
            </Link>
            <span className="small muted break-all">
              {t("line.fileRow", { file: twin.fileName, row: twin.lineNo })}
            </span>
          </li>
        ))}
      </ul>
      {suspect && mayJudge && (
        <div className="mt-4 flex flex-wrap gap-2">
          <ActForm sends={{ act: "judge", verdict: "true_duplicate" }} answer={answer}>
            {t("line.keep")}
          </ActForm>
          <ConfirmDialog
            trigger={{ label: t("line.exclude") }}
            title={t("line.excludeTitle")}
            consequence={t("line.excludeBody")}
          >
            <ActionForm answer={answerFor(answer, { act: "judge", verdict: "repeat" })} id="exclude-line">
              <input type="hidden" name="act" value="judge" />
              <input type="hidden" name="verdict" value="repeat" />
              <TextField name="reason" label={t("line.excludeReason")} maxLength={300} autoComplete="off" />
              <SubmitButton look="danger">{t("line.exclude")}</SubmitButton>
            </ActionForm>
          </ConfirmDialog>
        </div>
      )}
    </Panel>
  );
}

/** A memo line without money: a second person lets it be ignored. */
export function IgnoreLine({ answer }: { answer: FormResult | null | undefined }) {
  const { t } = useTranslation("bank");
  return (
    <ConfirmDialog
      trigger={{ label: t("line.ignore") }}
      title={t("line.ignoreTitle")}
      consequence={t("line.ignoreBody")}
    >
      <ActionForm answer={answerFor(answer, { act: "ignore" })} id="ignore-line">
        <input type="hidden" name="act" value="ignore" />
        <TextField name="reason" label={t("line.ignoreReason")} maxLength={200} autoComplete="off" />
        <SubmitButton>{t("line.ignoreDo")}</SubmitButton>
      </ActionForm>
    </ConfirmDialog>
  );
}
