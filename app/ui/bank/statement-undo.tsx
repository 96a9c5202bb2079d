import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { StatementPage } from "~/money/queries/statement/statement-page.server";

import { Banner } from "../action/banner";
import { ActionForm, type FormResult } from "../form/action-form";
import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { ConfirmDialog } from "../overlay/confirm-dialog";
import { answerFor } from "../settings/answer-for";

/** Takes a committed file back with a reason. */
export function StatementUndo({ answer }: { answer: FormResult | null | undefined }) {
  const { t } = useTranslation("bank");
  return (
    <ConfirmDialog
      trigger={{ label: t("undo.trigger") }}
      title={t("undo.title")}
      consequence={t("undo.body")}
    >
      <ActionForm answer={answerFor(answer, { act: "undo" })} id="undo-statement">
        <input type="hidden" name="act" value="undo" />
        <TextField name="reason" label={t("undo.reason")} maxLength={500} autoComplete="off" />
        <SubmitButton look="danger">{t("undo.do")}</SubmitButton>
      </ActionForm>
    </ConfirmDialog>
  );
}

/** What keeps it from being undone. */
export function UndoBlockers({ page }: { page: StatementPage }) {
  const { t } = useTranslation("bank");
  const { blockers, file } = page;
  if (blockers.length === 0) return null;
  return (
    <Banner title={t("undo.blocked", { count: blockers.length })}>
      <p>{t("undo.blockedBody")}</p>
      <ul className="mt-2 grid gap-1">
        {blockers.map((line) => (
          <li key={line.id} className="flex min-w-0 gap-3">
            <DateText value={line.bookingDate} />
            <MoneyText value={{ minor: line.amount, currency: file.currency }} />
            <Link className="link min-w-0 truncate" to={`/bank/lines/${line.id}`}>
              {line.narrative || line.row}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
