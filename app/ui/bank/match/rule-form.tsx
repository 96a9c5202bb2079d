import { useTranslation } from "react-i18next";

import { RULE_STRATEGIES, RULE_TARGETS, type RuleTarget } from "~/money/domain/match/rule/match-rule";
import { OPERATORS_OF, RULE_OPERATORS, type RuleField } from "~/money/domain/match/rule/rule-condition";
import type { RulePage } from "~/money/queries/match-rule/rule-page.server";

import { ActionForm, type FormResult } from "../../form/action-form";
import { CheckboxField } from "../../form/checkbox-field";
import { DateField } from "../../form/date-field";
import { SelectField, type SelectOption } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { CONDITION_ROWS } from "./condition-rows";
import { typedDrift, typedValue } from "./typed-condition";

interface RuleFormProps {
  /** the version that this one follows */
  from: RulePage | null;
  banks: SelectOption[];
  today: string;
  currency: string;
  answer: FormResult | null | undefined;
}

const FIELDS = Object.keys(OPERATORS_OF) as RuleField[];
const TARGETS = Object.keys(RULE_TARGETS) as RuleTarget[];

/** A matching rule: which lines, for what, and whether it may confirm by itself. */
export function RuleForm({ from, banks, today, currency, answer }: RuleFormProps) {
  const { t } = useTranslation("match");
  return (
    <ActionForm answer={answer} layout="wide">
      {/* the name holds the versions together */}
      <TextField
        name="name"
        label={t("rules.name")}
        maxLength={80}
        defaultValue={from?.name}
        readOnly={!!from}
      />
      <TextField
        name="priority"
        label={t("rules.priority")}
        help={t("rules.priorityHelp")}
        inputMode="numeric"
        defaultValue={String(from?.priority ?? 100)}
      />
      <SelectField
        name="side"
        label={t("rules.side")}
        options={(["C", "D"] as const).map((side) => ({ value: side, label: t(`side.${side}`) }))}
        defaultValue={from?.terms.side}
      />
      <SelectField
        name="bankAccountId"
        label={t("account")}
        placeholder={t("rules.anyBank")}
        options={banks}
        defaultValue={from?.terms.bankAccountIds[0]}
      />
      <fieldset className="grid gap-4">
        <legend>{t("rules.conditions")}</legend>
        <p className="field-help">{t("rules.conditionsHelp")}</p>
        {CONDITION_ROWS.map((at) => (
          <ConditionRow key={at} at={at} from={from} currency={currency} />
        ))}
      </fieldset>
      <SelectField
        name="targetType"
        label={t("rules.target")}
        options={TARGETS.map((type) => ({ value: type, label: t(`type.${type}`) }))}
        defaultValue={from?.targetType ?? "payment"}
      />
      <SelectField
        name="strategy"
        label={t("rules.strategy")}
        options={RULE_STRATEGIES.map((one) => ({ value: one, label: t(`rules.strategies.${one}`) }))}
        defaultValue={from?.strategy}
      />
      <CheckboxField
        name="autoConfirm"
        label={t("rules.autoLabel")}
        help={t("rules.autoHelp")}
        defaultChecked={from?.autoConfirm}
      />
      <DateField name="validFrom" label={t("rules.validFrom")} defaultValue={today} />
      <SubmitButton>{t("rules.draft")}</SubmitButton>
    </ActionForm>
  );
}

interface ConditionRowProps extends Pick<RuleFormProps, "from" | "currency"> {
  at: number;
}

function ConditionRow({ at, from, currency }: ConditionRowProps) {
  const { t } = useTranslation("match");
  const known = from?.terms.conditions[at];
  const no = at + 1;
  return (
    <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
      <SelectField
        name={`field${at}`}
        label={t("rules.field", { no })}
        placeholder={t("rules.noField")}
        options={FIELDS.map((field) => ({ value: field, label: t(`rules.fields.${field}`) }))}
        defaultValue={known?.field}
      />
      <SelectField
        name={`operator${at}`}
        label={t("rules.operator", { no })}
        options={RULE_OPERATORS.map((one) => ({ value: one, label: t(`rules.operators.${one}`) }))}
        defaultValue={known?.operator ?? "contains"}
      />
      <TextField
        name={`value${at}`}
        label={t("rules.value", { no })}
        maxLength={200}
        defaultValue={known && typedValue(known, currency)}
      />
      <TextField
        name={`drift${at}`}
        label={t("rules.drift", { no })}
        maxLength={20}
        placeholder={t("rules.driftExample")}
        defaultValue={known && typedDrift(known, currency)}
      />
    </div>
  );
}
