import { useTranslation } from "react-i18next";

import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { InstantText } from "../../format/instant-text";

/** Stands in red over every page while somebody sees what a colleague sees. */
export function ViewAsBanner({ viewAs }: { viewAs: { fullName: string; until: Date } }) {
  const { t } = useTranslation("rights");
  return (
    <div className="look-banner" role="status">
      <p>
        <strong>{t("viewAs.title", { name: viewAs.fullName })}</strong> {t("viewAs.read")} {t("viewAs.until")}{" "}
        <InstantText value={viewAs.until} />
      </p>
      <ActionForm action="/viewing" layout="inline">
        <SubmitButton look="plain" small>
          {t("viewAs.end")}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
