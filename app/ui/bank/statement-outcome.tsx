import { useTranslation } from "react-i18next";

import type { StatementPage } from "~/money/queries/statement/statement-page.server";

import { Banner } from "../action/banner";
import { LinkButton } from "../action/link-button";
import { ActionForm, type FormResult } from "../form/action-form";
import { errorText } from "../form/error-text";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { ActForm } from "../settings/act-form";
import { answerFor } from "../settings/answer-for";

interface StatementOutcomeProps {
  page: StatementPage;
  mayImport: boolean;
  encodings: readonly string[];
  answer: FormResult | null | undefined;
}

/** How the import of a statement ended, and what to do now; nothing while it still goes on. */
export function StatementOutcome(props: StatementOutcomeProps) {
  const { t } = useTranslation("bank");
  const { t: errors } = useTranslation("errors");
  const { page, mayImport, answer } = props;
  const { commit } = page.file.findings;
  switch (page.word) {
    case "unreadable":
      return <Unreadable {...props} />;
    case "rejected":
      return <Banner title={t("verdict.rejected")} />;
    case "undone":
      return <Banner title={t("verdict.undone")} />;
    case "committed":
      return (
        <Banner
          tone="good"
          title={
            commit && commit.added > 0
              ? t("verdict.committed", { count: commit.added })
              : t("verdict.committedNone")
          }
          action={
            <LinkButton look="primary" to={`/bank/lines?view=all&file=${page.file.id}`}>
              {t("preview.openLines")}
            </LinkButton>
          }
        />
      );
    case "stopped":
      return (
        <Banner
          tone="bad"
          title={t("verdict.stopped", { done: commit?.done ?? 0, total: commit?.total ?? 0 })}
          action={
            mayImport && (
              <ActForm sends={{ act: "commit" }} answer={answer} small>
                {t("commit.goOn")}
              </ActForm>
            )
          }
        >
          <p>
            {errorText(commit?.refused ?? "", errors)}. {t("verdict.stoppedBody")}
          </p>
        </Banner>
      );
    default:
      return null;
  }
}

const TOLD = [
  "XML_TRUNCATED", "OFX_TRUNCATED", "XML_DTD", "XML_ENTITY", "OFX_DTD", "PROFILE_UNKNOWN", "FILE_FORMAT", "FILE_EMPTY", "STATEMENT_MISSING",
  "STATEMENT_NOT_BANK", "BANK_REPORTED_ERROR", "WORKBOOK_BROKEN", "WORKBOOK_TOO_LARGE",
] as const; // prettier-ignore

function Unreadable({ page, mayImport, encodings, answer }: StatementOutcomeProps) {
  const { t } = useTranslation("bank");
  const { code = "", facts = {} } = page.file.findings.refused ?? {};
  const encoding = code === "ENCODING";
  const key = TOLD.find((known) => known === code) ?? "OTHER";
  const said = encoding
    ? t("unreadable.encoding", {
        byte: Number(facts["byte"]),
        encoding: String(facts["encoding"]).toUpperCase(),
      })
    : t(`unreadable.${key}`, { code });
  return (
    <Banner tone="bad" title={t("unreadable.title")}>
      <p>{said}</p>
      {encoding && mayImport && (
        <div className="mt-3">
          <ActionForm answer={answerFor(answer, { act: "again" })} layout="inline" id="read-again">
            <input type="hidden" name="act" value="again" />
            <SelectField
              name="encoding"
              label={t("unreadable.encodingField")}
              defaultValue={encodings[0]}
              options={encodings.map((label) => ({ value: label, label: label.toUpperCase() }))}
            />
            <SubmitButton>{t("unreadable.again")}</SubmitButton>
          </ActionForm>
        </div>
      )}
    </Banner>
  );
}
