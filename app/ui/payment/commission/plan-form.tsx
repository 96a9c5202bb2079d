import { useTranslation } from "react-i18next";

import type { CommissionDesk } from "~/collections/queries/commission/commission-desk.server";
import { PLAN_BASES } from "~/collections/domain/commission/commission-plan";
import { toPlainAmount } from "~/money/domain/amount/money";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { useLocale } from "../../format/locale-provider";
import { Panel } from "../../record/panel";

export const TIER_ROWS = [1, 2, 3] as const;

interface PlanFormProps {
  plan: CommissionDesk["plan"];
  answer: FormResult | null | undefined;
}

/** A new version of the plan, filled with the one in force. */
export function PlanForm({ plan, answer }: PlanFormProps) {
  const { t } = useTranslation("remittance");
  const { today, currency } = useLocale();
  const plain = (minor: string | null | undefined) =>
    minor ? toPlainAmount({ minor: BigInt(minor), currency }) : undefined;
  return (
    <Panel title={t("commission.planTitle")}>
      <p className="muted mb-4">{t("commission.planBody")}</p>
      <ActionForm answer={answer}>
        <input type="hidden" name="intent" value="plan" />
        <DateField name="effectiveFrom" label={t("terms.effectiveFrom")} defaultValue={today} />
        <SelectField
          name="base"
          label={t("commission.planBase")}
          defaultValue={plan.base}
          options={PLAN_BASES.map((key) => ({ value: key, label: t(`commission.bases.${key}`) }))}
        />
        {TIER_ROWS.map((no) => (
          <fieldset key={no} className="grid gap-3">
            <legend className="font-semibold">{t("commission.tier", { no })}</legend>
            <TextField
              name={`rate${no}`}
              label={t("commission.rate")}
              optional={no > 1}
              inputMode="decimal"
              defaultValue={plan.tiers[no - 1]?.rate}
            />
            <TextField
              name={`upTo${no}`}
              label={t("commission.upTo")}
              help={no === 1 ? t("commission.upToHelp") : undefined}
              optional
              inputMode="decimal"
              defaultValue={plain(plan.tiers[no - 1]?.upTo)}
            />
          </fieldset>
        ))}
        <TextField
          name="cap"
          label={t("commission.cap")}
          optional
          inputMode="decimal"
          defaultValue={plain(plan.cap?.toString())}
        />
        <SubmitButton className="justify-self-start">{t("commission.savePlan")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
