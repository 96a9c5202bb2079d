import { useTranslation } from "react-i18next";

import type { SettingDef } from "~/office/domain/setting/setting-kinds";
import type { SettingHistory } from "~/people/queries/setting/setting-page.server";

import { DateText } from "../../format/date-text";
import { InstantText } from "../../format/instant-text";
import { useLocale } from "../../format/locale-provider";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { settingText } from "./setting-text";

/** Who said what about a setting, and why. */
export function SettingHistoryTable({ def, history }: { def: SettingDef; history: SettingHistory[] }) {
  const { t } = useTranslation("firm");
  const { locale } = useLocale();
  const who = ({ by, approvedBy }: SettingHistory) => {
    const name = by ?? t("settings.nobody");
    return approvedBy ? t("setting.two", { name, second: approvedBy }) : name;
  };
  const after = ({ after: value, reset }: SettingHistory) => {
    const text = settingText(def, value, t, locale);
    return reset ? t("setting.default", { value: text }) : text;
  };
  return (
    <Panel title={t("setting.history")} flush>
      <DataTable
        caption={t("setting.historyCaption")}
        rows={history}
        rowKey={({ id }) => id}
        columns={[
          { key: "at", header: t("setting.at"), cell: ({ at }) => <InstantText value={at} />, main: true },
          { key: "who", header: t("setting.who"), cell: who },
          {
            key: "before",
            header: t("setting.before"),
            cell: ({ before }) => settingText(def, before, t, locale),
          },
          { key: "after", header: t("setting.after"), cell: after },
          { key: "from", header: t("setting.effective"), cell: ({ from }) => <DateText value={from} /> },
          { key: "why", header: t("setting.why"), cell: ({ reason }) => reason },
        ]}
        empty={<EmptyState title={t("setting.noHistory")}>{t("setting.noHistoryHelp")}</EmptyState>}
      />
    </Panel>
  );
}
