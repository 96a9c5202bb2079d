import { useTranslation } from "react-i18next";

import type { TotpSetup } from "~/people/access/factor/confirm-totp.server";

import { CopyButton } from "../../action/copy-button";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";

interface TotpSetupFormProps {
  setup: TotpSetup;
  answer: FormResult | null | undefined;
}

/** Squares of white around the picture, without which cameras do not find it. */
const QUIET = 4;

/** The picture for the authenticator app, its secret as text, and the first code. */
export function TotpSetupForm({ setup, answer }: TotpSetupFormProps) {
  const { t } = useTranslation("identity");
  const side = setup.size + 2 * QUIET;
  return (
    <ActionForm answer={answer} className="form-wide">
      <input type="hidden" name="act" value="confirm" />
      <p>{t("totp.scan")}</p>
      <svg
        role="img"
        aria-label={t("totp.picture")}
        viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
        width="208"
        height="208"
        shapeRendering="crispEdges"
      >
        <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
        <path d={setup.path} fill="#000" />
      </svg>
      <div>
        <p>{t("totp.byHand")}</p>
        <p className="flex flex-wrap items-center gap-2">
          <code className="break-all">{setup.secret}</code>
          <CopyButton text={setup.secret.replaceAll(" ", "")} label={t("totp.copy")} />
        </p>
      </div>
      <TextField
        name="code"
        label={t("totp.code")}
        help={t("totp.codeHelp")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        digits
      />
      <div className="form-actions">
        <SubmitButton>{t("totp.confirm")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
