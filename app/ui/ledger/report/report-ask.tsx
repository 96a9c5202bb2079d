import { useTranslation } from "react-i18next";

import { REPORT_PERIODS } from "~/money/domain/report/report-period";

import { ActionForm, type FormResult } from "../../form/action-form";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { Panel } from "../../record/panel";
import { answerFor } from "../../settings/answer-for";
import { FormatField, ReportField } from "./report-fields";

interface ReportAskProps {
  /** what a page asked for that was too long to wait for; empty otherwise */
  asked: { report: string; format: string; filter: string };
  answer: FormResult | null | undefined;
}

/** One report as a file, made while its reader goes on. */
export function ReportAsk({ asked, answer }: ReportAskProps) {
  const { t } = useTranslation("report");
  const long = asked.report !== "";
  const periods = [...(long ? (["asked"] as const) : []), ...REPORT_PERIODS];
  return (
    <Panel title={t("desk.make")}>
      {long && <p>{t("desk.long")}</p>}
      <ActionForm answer={answerFor(answer, { act: "make" })}>
        <input type="hidden" name="act" value="make" />
        <input type="hidden" name="filter" value={asked.filter} />
        <ReportField defaultValue={asked.report} />
        <SelectField
          name="period"
          label={t("desk.period")}
          options={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
          defaultValue={long ? "asked" : "this_month"}
        />
        <FormatField defaultValue={asked.format} />
        <SubmitButton className="justify-self-start">{t("desk.makeDo")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
