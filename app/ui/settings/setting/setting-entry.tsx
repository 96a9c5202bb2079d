import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { SettingRow } from "~/people/queries/setting/settings-page.server";

import { Badge } from "../../action/badge";
import { InstantText } from "../../format/instant-text";
import { useLocale } from "../../format/locale-provider";
import { boundsText, dayText, settingText } from "./setting-text";

/** One setting in the list: what it is, what it would be by itself, how far it may go, who said it last. */
export function SettingEntry({ row, mayChange }: { row: SettingRow; mayChange: boolean }) {
  const { t } = useTranslation("firm");
  const { locale } = useLocale();
  const { key, def, value, usual, changed, next, waits } = row;
  const title = t(`key.${key}.title`);
  const verb = mayChange ? t("settings.change") : t("settings.look");
  return (
    <section className="setting" id={key}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold">{title}</h3>
        <Link className="link" to={`/settings/keys/${key}`} aria-label={`${verb}: ${title}`}>
          {verb}
        </Link>
      </div>
      <p className="num break-words">{settingText(def, value, t, locale)}</p>
      <p className="small text-ink-2">{t(`key.${key}.help`)}</p>
      {(def.risky || waits) && (
        <p className="flex flex-wrap gap-2">
          {def.risky && <Badge>{t("settings.risky")}</Badge>}
          {waits && <Badge tone="warn">{t("settings.waits")}</Badge>}
        </p>
      )}
      <p className="small muted flex flex-wrap gap-x-4">
        <span>{t("settings.usual", { value: settingText(def, usual, t, locale) })}</span>
        <span>{t("settings.bounds", { value: boundsText(def, t, locale) })}</span>
        {next && (
          <span>
            {t("settings.next", {
              date: dayText(next.from, locale),
              value: settingText(def, next.value, t, locale),
            })}
          </span>
        )}
        {changed && (
          <span>
            {t("settings.by", { name: changed.by ?? t("settings.nobody") })}{" "}
            <InstantText value={changed.at} />
          </span>
        )}
      </p>
    </section>
  );
}
