import { useTranslation } from "react-i18next";

import type { RemittanceDesk } from "~/collections/queries/remittance/remittance-desk.server";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { formatMoney } from "../../format/format-money";
import { useLocale } from "../../format/locale-provider";
import { Panel } from "../../record/panel";

interface CalculateFormProps {
  waiting: RemittanceDesk["waiting"];
  answer: FormResult | null | undefined;
}

/** The clients whose money waits, and the day up to which it is sent. */
export function CalculateForm({ waiting, answer }: CalculateFormProps) {
  const { t } = useTranslation("remittance");
  const { locale, today } = useLocale();
  if (waiting.length === 0)
    return (
      <Panel title={t("make.title")}>
        <p className="muted">{t("make.none")}</p>
      </Panel>
    );
  const options = waiting.map(({ id, name, cleared: minor, currency }) => ({
    value: id,
    label: t("make.waiting", { name, amount: formatMoney({ minor, currency }, locale, "symbol") }),
  }));
  return (
    <Panel title={t("make.title")}>
      <ActionForm answer={answer}>
        <SelectField name="creditorId" label={t("make.client")} options={options} />
        <DateField name="cutOff" label={t("make.cutOff")} defaultValue={today} help={t("make.help")} />
        <SubmitButton className="justify-self-start">{t("make.send")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
