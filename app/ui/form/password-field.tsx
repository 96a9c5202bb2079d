import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useHydrated } from "../keyboard/use-hydrated";
import { FieldFrame, type FieldProps, useWiredField } from "./field-frame";

interface PasswordFieldProps extends Omit<FieldProps, "defaultValue"> {
  autoComplete: "current-password" | "new-password";
}

/** Can be shown while typing. What was typed is never sent back into the page. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation("shell");
  const { state, input } = useWiredField(props);
  const [shown, setShown] = useState(false);
  const hydrated = useHydrated();
  return (
    <FieldFrame field={props} state={state}>
      <span className="input-row">
        <input
          {...input}
          key={state.key}
          type={shown ? "text" : "password"}
          className="input"
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          spellCheck={false}
        />
        {hydrated && (
          <button
            type="button"
            className="btn btn-quiet btn-small input-after"
            aria-pressed={shown}
            aria-controls={state.id}
            onClick={() => setShown(!shown)}
          >
            {shown ? t("form.hidePassword") : t("form.showPassword")}
          </button>
        )}
      </span>
    </FieldFrame>
  );
}
