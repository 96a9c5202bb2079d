import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useHydrated } from "../keyboard/use-hydrated";

/** Shown only where scripts run; the browser's own print command works everywhere. */
export function PrintButton() {
  const { t } = useTranslation("shell");
  const hydrated = useHydrated();
  if (!hydrated) return null;
  return (
    <button type="button" className="btn btn-quiet no-print" onClick={() => window.print()}>
      <Printer aria-hidden="true" />
      {t("print")}
    </button>
  );
}
