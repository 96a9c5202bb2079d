import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../action/button";
import { TextField } from "./text-field";
import { usePasskey } from "./use-passkey";

const ASKED = ["STEP_UP_REQUIRED", "FACTOR_CODE_WRONG", "PASSKEY_REFUSED"];

/** Where an act asked for the second factor again: code or passkey are sent with the form, which stands as typed. */
export function StepUpField({ errors }: { errors: readonly string[] }) {
  return errors.some((code) => ASKED.includes(code)) ? <StepUp /> : null;
}

function StepUp() {
  const { t } = useTranslation("shell");
  const passkey = usePasskey();
  const shown = useRef<HTMLInputElement>(null);
  const show = async () => {
    const answer = await passkey.show();
    if (!answer || !shown.current) return;
    shown.current.value = answer;
    shown.current.form?.requestSubmit();
  };
  return (
    <>
      <TextField
        name="stepUpCode"
        label={t("stepUp.code")}
        help={t("stepUp.help")}
        optional
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={20}
        digits
      />
      {passkey.offered && (
        <p>
          <input type="hidden" name="stepUpPasskey" ref={shown} />
          <Button small disabled={passkey.state === "asking"} onClick={() => void show()}>
            {t("stepUp.passkey")}
          </Button>
        </p>
      )}
    </>
  );
}
