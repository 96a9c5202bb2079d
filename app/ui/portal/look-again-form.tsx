import { useTranslation } from "react-i18next";

import { useFormToken } from "../form/form-token";

/** Asks the processor once more, by hand. */
export function LookAgainForm() {
  const { t } = useTranslation("portal");
  const { csrf } = useFormToken();
  return (
    <form method="post">
      <input type="hidden" name="csrf" value={csrf ?? ""} />
      <button type="submit" className="btn">
        {t("payment.processing.lookAgain")}
      </button>
    </form>
  );
}
