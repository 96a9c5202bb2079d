import { useTranslation } from "react-i18next";

import type { StatementPage } from "~/money/queries/statement/statement-page.server";

import { Banner } from "../action/banner";
import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { TextareaField } from "../form/textarea-field";
import { formatCivilDate } from "../format/format-date";
import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { ConfirmDialog } from "../overlay/confirm-dialog";
import { Panel } from "../record/panel";
import { ActForm } from "../settings/act-form";
import { answerFor } from "../settings/answer-for";

interface StatementCommitProps {
  page: StatementPage;
  answer: FormResult | null | undefined;
}

/** The decision: book what is new, with a reason where a check failed, or reject the file. */
export function StatementCommit({ page, answer }: StatementCommitProps) {
  const { t } = useTranslation("bank");
  const { counts, offers } = page.file.findings;
  const failed = page.checks.filter((check) => check.level === "failed");
  const beyond = failed.some((check) => check.beyond);
  return (
    <Panel title={t("commit.title")}>
      {beyond ? (
        <Banner tone="bad" title={t("commit.beyond")} />
      ) : (
        <ActionForm answer={answerFor(answer, { act: "commit" })} id="commit-statement">
          <input type="hidden" name="act" value="commit" />
          <p>{counts.fresh > 0 ? t("commit.intro", { count: counts.fresh }) : t("commit.nothingNew")}</p>
          {counts.rejected > 0 && <p>{t("commit.leftOut", { count: counts.rejected })}</p>}
          {offers.length > 0 && <Offers page={page} />}
          {failed.length > 0 && (
            <TextareaField
              name="reason"
              label={t("commit.reason")}
              help={t("commit.reasonHelp")}
              rows={2}
              maxLength={500}
            />
          )}
          <SubmitButton className="justify-self-start">
            {counts.fresh > 0 ? t("commit.do", { count: counts.fresh }) : t("commit.doNothing")}
          </SubmitButton>
        </ActionForm>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <ActForm sends={{ act: "again" }} answer={answer} small>
          {t("commit.again")}
        </ActForm>
        <RejectStatement answer={answer} />
      </div>
    </Panel>
  );
}

function Offers({ page }: { page: StatementPage }) {
  const { t } = useTranslation("bank");
  const { locale } = useLocale();
  const { currency, findings } = page.file;
  return (
    <fieldset className="grid gap-2">
      <legend className="field-label">{t("commit.offers")}</legend>
      <p className="field-help">{t("commit.offersHelp")}</p>
      {findings.offers.slice(0, 20).map((offer) => (
        <div key={offer.row} className="check">
          <input id={`offer-${offer.row}`} type="checkbox" name="accepted" value={offer.row} />
          <label htmlFor={`offer-${offer.row}`}>
            {t("commit.offer", {
              row: offer.row,
              date: formatCivilDate(offer.bookingDate, locale),
              amount: formatMoney({ minor: BigInt(offer.minor), currency }, locale, "symbol"),
              narrative: offer.narrative,
            })}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** Says that nothing is booked before it sets the file aside. */
export function RejectStatement({ answer }: { answer: FormResult | null | undefined }) {
  const { t } = useTranslation("bank");
  return (
    <ConfirmDialog
      trigger={{ label: t("commit.reject"), className: "btn btn-small" }}
      title={t("commit.rejectTitle")}
      consequence={t("commit.rejectBody")}
    >
      <ActionForm answer={answerFor(answer, { act: "reject" })} id="reject-statement">
        <input type="hidden" name="act" value="reject" />
        <SubmitButton look="danger">{t("commit.rejectDo")}</SubmitButton>
      </ActionForm>
    </ConfirmDialog>
  );
}
