import { useSubmit } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../action/button";
import { usePasskey, waitForAutofill } from "../../form/use-passkey";

/**
 * Signs in with a passkey: by its button, or from the browser's list under the e-mail field. `hint` says how it goes
 * on without one.
 */
export function PasskeySignIn({ next, hint }: { next: string | null; hint: string }) {
  const { t } = useTranslation("identity");
  const passkey = usePasskey();
  const submit = useSubmit();
  const { offered } = passkey;
  useEffect(() => {
    if (!offered) return;
    let gone = false;
    void waitForAutofill().then((shown) => {
      if (shown && !gone) void submit(fields(shown, next), { method: "post", action: "/login/passkey" });
    });
    return () => {
      gone = true;
    };
  }, [offered, next, submit]);
  if (!offered) return null;
  const signIn = async () => {
    const shown = await passkey.show();
    if (shown) void submit(fields(shown, next), { method: "post", action: "/login/passkey" });
  };
  return (
    <div className="grid gap-2">
      <Button look="primary" disabled={passkey.state === "asking"} onClick={() => void signIn()}>
        {t("passkey.signIn")}
      </Button>
      <p className="muted small" role="status">
        {passkey.state === "failed" ? t("passkey.failed") : hint}
      </p>
    </div>
  );
}

const fields = (shown: string, next: string | null): Record<string, string> =>
  next === null ? { shown } : { shown, next };
