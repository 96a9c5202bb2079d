import { useTranslation } from "react-i18next";

import { Banner } from "../../action/banner";
import { LinkButton } from "../../action/link-button";
import { InstantText } from "../../format/instant-text";

/** Stands on every page while the days of grace run. */
export function FactorDue({ by }: { by: Date }) {
  const { t } = useTranslation("settings");
  return (
    <Banner
      tone="warn"
      title={
        <>
          {t("security.due")} <InstantText value={by} />
        </>
      }
      action={<LinkButton to="/settings/security">{t("security.dueAct")}</LinkButton>}
    >
      <p>{t("security.dueBody")}</p>
    </Banner>
  );
}
