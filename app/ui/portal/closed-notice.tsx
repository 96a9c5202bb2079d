import { useTranslation } from "react-i18next";

/** All that is left of a closed firm's portal: that it is closed, and whom to ask. */
export function ClosedNotice({ firm, contact }: { firm: string; contact: string }) {
  const { t } = useTranslation("portal");
  return (
    <>
      <h1>{t("closed.title", { firm })}</h1>
      <p>{t("closed.body")}</p>
      <p className="font-semibold">{contact}</p>
    </>
  );
}
