import { useTranslation } from "react-i18next";

import { useFormToken } from "../form/form-token";

/** The way out, on every signed-in page. */
export function SignOutForm({ action }: { action: string }) {
  const { t } = useTranslation("portal");
  const { csrf } = useFormToken();
  return (
    <form method="post" action={action}>
      <input type="hidden" name="csrf" value={csrf ?? ""} />
      <button type="submit" className="btn btn-quiet btn-small">
        {t("signOut")}
      </button>
    </form>
  );
}
