import { useTranslation } from "react-i18next";

import type { ContractTerms } from "~/collections/queries/remittance/contract-terms.server";
import { CADENCES, REMITTANCE_TYPES, STANDARD_TERMS } from "~/collections/domain/remittance/remittance-terms";
import { toPlainAmount } from "~/money/domain/amount/money";

import { ActionForm, type FormResult } from "../../form/action-form";
import { CheckboxField } from "../../form/checkbox-field";
import { DateField } from "../../form/date-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { useLocale } from "../../format/locale-provider";
import { Panel } from "../../record/panel";

export const BAND_ROWS = [1, 2, 3, 4] as const;

interface TermsFormProps {
  terms: ContractTerms;
  answer: FormResult | null | undefined;
}

/** A new version of the terms, filled with what is agreed now. */
export function TermsForm({ terms, answer }: TermsFormProps) {
  const { t } = useTranslation("remittance");
  const { today } = useLocale();
  const [now] = terms.versions;
  const agreed = { ...STANDARD_TERMS, ...now?.remittance };
  const placed = terms.versions.reduce((sum, version) => sum + version.accounts, 0);
  const plain = (minor: string | undefined) =>
    minor === undefined || minor === "0"
      ? undefined
      : toPlainAmount({ minor: BigInt(minor), currency: terms.currency });
  return (
    <Panel title={t("terms.newTitle")}>
      <p className="muted mb-4">{t("terms.newBody")}</p>
      <ActionForm answer={answer}>
        <DateField name="effectiveFrom" label={t("terms.effectiveFrom")} defaultValue={today} />
        <SelectField
          name="basis"
          label={t("terms.basis")}
          defaultValue={now?.feeSchedule.basis}
          options={(["delinquency", "placement"] as const).map((key) => ({
            value: key,
            label: t(`terms.${key}`),
          }))}
        />
        <Bands terms={terms} plain={plain} />
        <TextField
          name="taxCode"
          label={t("terms.taxCode")}
          optional
          maxLength={20}
          defaultValue={now?.feeSchedule.tax?.code}
        />
        <TextField
          name="taxRate"
          label={t("terms.taxRate")}
          optional
          inputMode="decimal"
          defaultValue={now?.feeSchedule.tax?.rate}
        />
        <SelectField
          name="type"
          label={t("terms.type")}
          defaultValue={agreed.type}
          options={REMITTANCE_TYPES.map((key) => ({ value: key, label: t(`type.${key}`) }))}
        />
        <SelectField
          name="cadence"
          label={t("terms.cadence")}
          defaultValue={agreed.cadence}
          options={CADENCES.map((key) => ({ value: key, label: t(`terms.${key}`) }))}
        />
        <TextField
          name="daysAfter"
          label={t("terms.daysAfter")}
          inputMode="numeric"
          defaultValue={String(agreed.daysAfter)}
        />
        <TextField
          name="minimum"
          label={t("terms.minimum")}
          optional
          inputMode="decimal"
          defaultValue={plain(agreed.minimum)}
        />
        <SelectField
          name="payeeId"
          label={t("terms.payee")}
          optional
          defaultValue={agreed.payeeId ?? ""}
          options={[
            { value: "", label: t("terms.noPayee") },
            ...terms.payees.map(({ id, holderName: name, last4, state }) => ({
              value: id,
              label: t(state === "verified" ? "terms.payeeMark" : "terms.payeeDraft", { name, last4 }),
            })),
          ]}
        />
        {placed > 0 && (
          <CheckboxField name="applyToExisting" label={t("terms.apply", { count: placed })} optional />
        )}
        <SubmitButton className="justify-self-start">{t("terms.save")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function Bands({
  terms,
  plain,
}: {
  terms: ContractTerms;
  plain(minor: string | undefined): string | undefined;
}) {
  const { t } = useTranslation("remittance");
  const bands = terms.versions[0]?.feeSchedule.bands ?? [];
  return BAND_ROWS.map((no) => {
    const band = bands[no - 1];
    return (
      <fieldset key={no} className="grid gap-3">
        <legend className="font-semibold">{t("terms.band", { no })}</legend>
        <TextField
          name={`rate${no}`}
          label={t("terms.rate")}
          optional={no > 1}
          inputMode="decimal"
          defaultValue={band?.rate}
        />
        <TextField
          name={`upTo${no}`}
          label={t("terms.upToDays")}
          help={no === 1 ? t("terms.upToHelp") : undefined}
          optional
          inputMode="numeric"
          defaultValue={band?.upToDays?.toString()}
        />
        <TextField
          name={`least${no}`}
          label={t("terms.minimumFee")}
          optional
          inputMode="decimal"
          defaultValue={plain(band?.minimum)}
        />
        <TextField
          name={`flat${no}`}
          label={t("terms.flat")}
          optional
          inputMode="decimal"
          defaultValue={plain(band?.flat)}
        />
      </fieldset>
    );
  });
}
