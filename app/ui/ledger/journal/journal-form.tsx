import { useState } from "react";
import { useTranslation } from "react-i18next";

import { parseAmount } from "~/money/domain/amount/money";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { MoneyField } from "../../form/money-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { MoneyText } from "../../format/money-text";
import { useHydrated } from "../../keyboard/use-hydrated";

interface JournalFormProps {
  codes: { code: string; name: string }[];
  currency: string;
  today: string;
  /** lines to show at first; those left empty are not sent */
  lines: number;
  answer: FormResult | null | undefined;
}

/** Two sides that must be equal, line by line; the sums follow while one types. */
export function JournalForm({ codes, currency, today, lines, answer }: JournalFormProps) {
  const { t } = useTranslation("ledger");
  const [shown, setShown] = useState(lines);
  const [sums, setSums] = useState({ dr: 0n, cr: 0n });
  const hydrated = useHydrated();
  const options = codes.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  return (
    <div
      onInput={(event) => {
        const form = (event.target as HTMLElement).closest("form");
        if (form) setSums(sumsOf(new FormData(form), currency));
      }}
    >
      <ActionForm answer={answer} layout="wide">
        <DateField name="effectiveDate" label={t("journals.effective")} defaultValue={today} max={today} />
        <TextField
          name="narration"
          label={t("journals.narration")}
          help={t("journals.narrationHelp")}
          maxLength={255}
          autoComplete="off"
        />
        {Array.from({ length: shown }, (_, index) => (
          <fieldset key={index} className="grid gap-3 sm:grid-cols-[2fr_1fr_1fr]">
            <legend className="small muted">{t("journals.line", { n: index + 1 })}</legend>
            <SelectField
              name={`lines[${index}].code`}
              label={t("journals.account")}
              placeholder={t("journals.choose")}
              options={options}
            />
            <MoneyField name={`lines[${index}].dr`} label={t("journals.debit")} currency={currency} />
            <MoneyField name={`lines[${index}].cr`} label={t("journals.credit")} currency={currency} />
          </fieldset>
        ))}
        {hydrated && (
          <div className="flex flex-wrap items-center gap-4">
            <button type="button" className="btn" onClick={() => setShown((count) => count + 1)}>
              {t("journals.addLine")}
            </button>
            <Sums {...sums} currency={currency} />
          </div>
        )}
        <SubmitButton>{t("journals.send")}</SubmitButton>
      </ActionForm>
    </div>
  );
}

function Sums({ dr, cr, currency }: { dr: bigint; cr: bigint; currency: string }) {
  const { t } = useTranslation("ledger");
  const rest = dr > cr ? dr - cr : cr - dr;
  return (
    <p role="status" className="num">
      {t("journals.debit")} <MoneyText value={{ minor: dr, currency }} /> · {t("journals.credit")}{" "}
      <MoneyText value={{ minor: cr, currency }} />
      {(dr > 0n || cr > 0n) && (
        <>
          {" · "}
          {rest === 0n ? (
            t("journals.balanced")
          ) : (
            <>
              {t("journals.differs")} <MoneyText value={{ minor: rest, currency }} />
            </>
          )}
        </>
      )}
    </p>
  );
}

function sumsOf(form: FormData, currency: string): { dr: bigint; cr: bigint } {
  const sum = (side: "dr" | "cr") => {
    let total = 0n;
    for (const [name, value] of form) {
      if (!name.endsWith(`.${side}`) || typeof value !== "string" || value.trim() === "") continue;
      const amount = parseAmount(value, currency);
      if (amount.ok) total += amount.value.minor;
    }
    return total;
  };
  return { dr: sum("dr"), cr: sum("cr") };
}
