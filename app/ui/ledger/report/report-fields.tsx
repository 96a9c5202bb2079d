import { useTranslation } from "react-i18next";

import { REPORT_FORMATS } from "~/money/domain/report/report-limits";
import { REPORT_NAMES } from "~/money/domain/report/report-name";

import { SelectField } from "../../form/select-field";

interface FieldDefault {
  defaultValue?: string;
}

export function ReportField({ defaultValue }: FieldDefault) {
  const { t } = useTranslation("report");
  const options = REPORT_NAMES.map((value) => ({ value, label: t(`title.${value}`) }));
  return (
    <SelectField
      name="report"
      label={t("desk.report")}
      options={options}
      defaultValue={defaultValue || REPORT_NAMES[0]}
    />
  );
}

export function FormatField({ defaultValue }: FieldDefault) {
  const { t } = useTranslation("report");
  const options = REPORT_FORMATS.map((value) => ({ value, label: t(`download.${value}`) }));
  return (
    <SelectField
      name="format"
      label={t("desk.format")}
      options={options}
      defaultValue={defaultValue || REPORT_FORMATS[0]}
    />
  );
}
