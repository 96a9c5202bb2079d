import { useTranslation } from "react-i18next";

import { Banner } from "../action/banner";
import { LinkButton } from "../action/link-button";

interface SampleNoticeProps {
  shown: boolean;
  /** whether there are figures of real accounts to show instead */
  real: boolean;
  mayLoad: boolean;
}

/** Whose figures these are, where the firm has sample accounts. */
export function SampleNotice({ shown, real, mayLoad }: SampleNoticeProps) {
  const { t } = useTranslation("setup");
  return (
    <Banner
      tone={shown ? "warn" : "neutral"}
      title={shown ? t("sample.figures") : t("sample.figuresReal")}
      action={
        <span className="flex flex-wrap gap-2">
          {(real || !shown) && (
            <LinkButton to={shown ? "/dashboard?sample=no" : "/dashboard?sample=yes"}>
              {shown ? t("sample.showReal") : t("sample.showSample")}
            </LinkButton>
          )}
          {mayLoad && <LinkButton to="/settings/setup/sample">{t("sample.manage")}</LinkButton>}
        </span>
      }
    >
      {shown && <p>{t("sample.figuresHelp")}</p>}
    </Banner>
  );
}
