import { type FormEvent, useRef } from "react";
import { useTranslation } from "react-i18next";

import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { usePasskey } from "../../form/use-passkey";

/** Adds a passkey under a name: the device makes it, then the form is sent with it. Nothing where scripts do not run. */
export function PasskeyForm({ answer }: { answer: FormResult | null | undefined }) {
  const { t } = useTranslation("identity");
  const passkey = usePasskey();
  const made = useRef<HTMLInputElement>(null);
  if (!passkey.offered) return null;
  const beforeSend = (event: FormEvent<HTMLElement>) => {
    const form = (event.target as HTMLElement).closest("form");
    if (!form || !made.current || made.current.value !== "") return;
    event.preventDefault();
    event.stopPropagation();
    void passkey.make().then((answered) => {
      if (!answered || !made.current) return;
      made.current.value = answered;
      form.requestSubmit();
      made.current.value = "";
    });
  };
  return (
    <section className="grid gap-2" onSubmitCapture={beforeSend}>
      <h2>{t("passkey.title")}</h2>
      <p className="text-ink-2">{t("passkey.body")}</p>
      <ActionForm answer={answer} className="form-wide">
        <input type="hidden" name="act" value="passkey" />
        <input type="hidden" name="made" ref={made} />
        <TextField name="name" label={t("passkey.name")} help={t("passkey.nameHelp")} maxLength={40} />
        <div className="form-actions">
          <SubmitButton look="plain">{t("passkey.add")}</SubmitButton>
        </div>
        {passkey.state === "failed" && (
          <p className="muted small" role="status">
            {t("passkey.failed")}
          </p>
        )}
      </ActionForm>
    </section>
  );
}
