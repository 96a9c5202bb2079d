import { useTranslation } from "react-i18next";

import { InstantText } from "../../format/instant-text";

interface LookBannerProps {
  look: { operator: string; mayWrite: boolean; untilAt: Date };
  firm: string;
}

/** Stands in red over every page of a firm that an operator looks at. */
export function LookBanner({ look, firm }: LookBannerProps) {
  const { t } = useTranslation("operator");
  return (
    <div className="look-banner" role="status">
      <p>
        <strong>{t("look.title", { operator: look.operator, firm })}</strong>{" "}
        {t(look.mayWrite ? "look.write" : "look.read")} {t("look.until")} <InstantText value={look.untilAt} />
      </p>
      <a className="btn btn-small" href="/operator/look">
        {t("look.leave")}
      </a>
    </div>
  );
}
