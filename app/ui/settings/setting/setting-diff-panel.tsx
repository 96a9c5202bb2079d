import { useTranslation } from "react-i18next";

import type { SettingsDiff } from "~/office/domain/setting/compare-settings";
import { checkValue } from "~/office/domain/setting/setting-kinds";

import { Banner } from "../../action/banner";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { useLocale } from "../../format/locale-provider";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { settingText } from "./setting-text";

interface SettingDiffPanelProps {
  /** null after a refusal: what is taken over stands in the file */
  diff: SettingsDiff | null;
  file: string;
  answer: FormResult | null;
}

type Change = SettingsDiff["changes"][number];

/** What a file would change, and the form that takes it over. */
export function SettingDiffPanel({ diff, file, answer }: SettingDiffPanelProps) {
  const { t } = useTranslation("firm");
  const { locale } = useLocale();
  const then = ({ def, then: value }: Change) => {
    const checked = checkValue(def, value, "");
    return checked.ok ? settingText(def, checked.value, t, locale) : JSON.stringify(value);
  };
  if (diff && diff.unknown.length > 0)
    return (
      <Banner tone="bad" role="alert" title={t("import.unknown")}>
        <p className="break-words">{diff.unknown.join(", ")}</p>
      </Banner>
    );
  if (diff?.changes.length === 0) return <Banner title={t("import.nothing")} role="status" />;
  return (
    <Panel title={t("import.diff")} flush>
      {diff && (
        <DataTable
          caption={t("import.diffCaption")}
          rows={diff.changes}
          rowKey={({ key }) => key}
          columns={[
            { key: "name", header: t("import.name"), cell: ({ key }) => t(`key.${key}.title`), main: true },
            {
              key: "now",
              header: t("import.now"),
              cell: ({ def, now }) => settingText(def, now, t, locale),
            },
            { key: "then", header: t("import.then"), cell: then },
          ]}
          empty={null}
        />
      )}
      <div className="panel-body">
        <ActionForm answer={answer} id="apply">
          <input type="hidden" name="act" value="apply" />
          <input type="hidden" name="file" value={file} />
          <TextField name="reason" label={t("import.reason")} maxLength={500} />
          <SubmitButton className="justify-self-start">
            {diff ? t("import.apply", { count: diff.changes.length }) : t("import.look")}
          </SubmitButton>
        </ActionForm>
      </div>
    </Panel>
  );
}
