import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { defaultOf, checkValue } from "~/office/domain/setting/setting-kinds";
import { findDef } from "~/office/domain/setting/settings.table";

import { useLocale } from "../format/locale-provider";
import { dayText, settingText } from "../settings/setting/setting-text";

const payloadOf = z.object({ key: z.string(), value: z.unknown(), before: z.unknown(), from: z.string() });

/** "Rows that may leave at once: 10,000 rows → 50,000 rows, from 22 Nov 2026" */
export function SettingDetails({ payload }: { payload: Record<string, unknown> }) {
  const { t } = useTranslation(["approval", "firm"]);
  const { t: firm } = useTranslation("firm");
  const { locale } = useLocale();
  const read = payloadOf.safeParse(payload);
  const found = read.success ? findDef(read.data.key) : null;
  if (!read.success || !found) return null;
  const { key, def } = found;
  const text = (value: unknown) => {
    const checked = checkValue(def, value, "");
    return settingText(def, checked.ok ? checked.value : defaultOf(def, ""), firm, locale);
  };
  return (
    <p className="break-words">
      {t(`firm:key.${key}.title`)}: {text(read.data.before)} → <strong>{text(read.data.value)}</strong>,{" "}
      {dayText(read.data.from, locale)}{" "}
      <Link className="link" to={`/settings/keys/${key}`}>
        {t("approval:openSetting")}
      </Link>
    </p>
  );
}
