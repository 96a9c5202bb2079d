import { useTranslation } from "react-i18next";

import { Banner } from "../action/banner";
import { CopyButton } from "../action/copy-button";

/** The one time that a key is shown. */
export function MadeApiKey({ secret }: { secret: string }) {
  const { t } = useTranslation("settings");
  return (
    <Banner tone="good" title={t("apiKeys.madeTitle")}>
      <p>{t("apiKeys.made")}</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <code className="break-all">{secret}</code>
        <CopyButton text={secret} label={t("apiKeys.key")} />
      </p>
    </Banner>
  );
}
