import { useTranslation } from "react-i18next";

import { toTyped } from "~/office/domain/setting/setting-kinds";
import type { SettingRow } from "~/people/queries/setting/settings-page.server";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { TextareaField } from "../../form/textarea-field";
import { useLocale } from "../../format/locale-provider";
import { Panel } from "../../record/panel";
import { answerFor } from "../answer-for";
import { boundsText, monthName, settingText } from "./setting-text";

interface SettingFormProps {
  row: SettingRow;
  today: string;
  ip: string | null;
  answer: FormResult | null | undefined;
}

/** Sets one setting from a day on, or puts its default back. */
export function SettingForm({ row, today, ip, answer }: SettingFormProps) {
  const { t } = useTranslation("firm");
  const { locale } = useLocale();
  const { def, usual, value } = row;
  const isUsual = JSON.stringify(value) === JSON.stringify(usual);
  return (
    <>
      <Panel title={t("setting.form")}>
        <ActionForm answer={answerFor(answer, { act: "set" })} id="set" key={toTyped(value)}>
          <input type="hidden" name="act" value="set" />
          <ValueField row={row} ip={ip} />
          {!def.undated && (
            <DateField
              name="from"
              label={t("setting.from")}
              help={t("setting.fromHelp")}
              min={today}
              defaultValue={today}
            />
          )}
          <TextField
            name="reason"
            label={t("setting.reason")}
            help={t("setting.reasonHelp")}
            maxLength={500}
          />
          {def.risky && <p className="small muted">{t("setting.asks")}</p>}
          <SubmitButton className="justify-self-start">{t("setting.save")}</SubmitButton>
        </ActionForm>
      </Panel>
      {!isUsual && (
        <details open={answerFor(answer, { act: "reset" }) !== null}>
          <summary className="btn">{t("setting.reset")}</summary>
          <div className="mt-3">
            <Panel title={t("setting.resetTitle", { value: settingText(def, usual, t, locale) })}>
              <ActionForm answer={answerFor(answer, { act: "reset" })} id="reset">
                <input type="hidden" name="act" value="reset" />
                <TextField name="reason" label={t("setting.reason")} maxLength={500} />
                <SubmitButton className="justify-self-start">{t("setting.reset")}</SubmitButton>
              </ActionForm>
            </Panel>
          </div>
        </details>
      )}
    </>
  );
}

function ValueField({ row: { def, value }, ip }: { row: SettingRow; ip: string | null }) {
  const { t } = useTranslation("firm");
  const { locale } = useLocale();
  const field = { name: "value", label: t("setting.value"), defaultValue: toTyped(value) };
  if (def.kind === "lines")
    return <TextareaField {...field} help={t("setting.linesHelp", { ip: ip ?? "—" })} rows={5} optional />;
  if (def.kind === "choice")
    return (
      <SelectField
        {...field}
        options={def.choices.map((choice) => ({
          value: choice,
          label: t(`choice.${choice}` as "choice.balanced"),
        }))}
      />
    );
  if (def.kind === "text") return <TextField {...field} maxLength={def.longest} optional />;
  if (def.kind === "colour")
    return <TextField {...field} help={t("setting.colourHelp")} maxLength={7} digits />;
  if (def.unit === "month")
    return (
      <SelectField
        {...field}
        options={Array.from({ length: 12 }, (_, at) => ({
          value: String(at + 1),
          label: monthName(at + 1, locale),
        }))}
      />
    );
  return <TextField {...field} help={boundsText(def, t, locale)} inputMode="numeric" digits />;
}
