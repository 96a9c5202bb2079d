import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { InstantText } from "../format/instant-text";

interface SettingProps {
  title: string;
  help?: ReactNode;
  /** The default value and its bounds, as text. */
  defaultText?: string;
  bounds?: string;
  changed?: { by: string; at: string } | null;
  children: ReactNode;
}

/** One setting with what it would be by itself, how far it may go, and who set it last. */
export function Setting({ title, help, defaultText, bounds, changed, children }: SettingProps) {
  const { t } = useTranslation("shell");
  return (
    <section className="setting">
      <h2>{title}</h2>
      {help && <div className="text-ink-2">{help}</div>}
      {children}
      <p className="small muted flex flex-wrap gap-x-4">
        {defaultText && <span>{t("setting.default", { value: defaultText })}</span>}
        {bounds && <span>{t("setting.bounds", { value: bounds })}</span>}
        {changed && (
          <span>
            {t("setting.changedBy", { name: changed.by })} <InstantText value={changed.at} />
          </span>
        )}
      </p>
    </section>
  );
}
