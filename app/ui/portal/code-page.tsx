import { useTranslation } from "react-i18next";

import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

interface CodePageProps {
  firm: string;
  /** path of the page that asks for the reference */
  start: string;
  canResend: boolean;
  answer: FormResult | undefined;
}

/** The one-time code. What it says is the same whether or not the reference is known. */
export function CodePage({ firm, start, canResend, answer }: CodePageProps) {
  const { t } = useTranslation("portal");
  return (
    <>
      <h1>{t("code.title")}</h1>
      <p>{t("code.sent")}</p>
      <ActionForm answer={answer}>
        <TextField
          name="code"
          label={t("code.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          digits
        />
        <div className="form-actions">
          <SubmitButton>{t("code.submit")}</SubmitButton>
        </div>
      </ActionForm>
      <details className="portal-more">
        <summary>{t("code.nothing")}</summary>
        <p>{t("code.wait")}</p>
        {canResend && (
          <form method="post">
            <button type="submit" className="btn" name="again" value="yes">
              {t("code.resend")}
            </button>
          </form>
        )}
        <p>{t("code.noMail", { firm })}</p>
        <p>
          <a className="link" href={start}>
            {t("code.other")}
          </a>
        </p>
      </details>
    </>
  );
}
