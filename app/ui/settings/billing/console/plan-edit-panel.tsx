import { useTranslation } from "react-i18next";

import { toPlainAmount } from "~/money/domain/amount/money";
import type { Plan } from "~/people/domain/billing/plan";

import { Badge } from "../../../action/badge";
import { ActionForm, type FormResult } from "../../../form/action-form";
import { SubmitButton } from "../../../form/submit-button";
import { TextField } from "../../../form/text-field";
import { Panel } from "../../../record/panel";
import { answerFor } from "../../answer-for";

const COUNTED = ["seats", "desks"] as const;
const LIMITED = ["customers", "apiCalls", "texts", "storageGb"] as const;
const CURRENCIES = ["USD", "INR"] as const;

/** One plan of the catalogue with its size and prices, to be edited into its next version. */
export function PlanEditPanel({ plan, answer }: { plan: Plan; answer: FormResult | null | undefined }) {
  const { t } = useTranslation("billing");
  const { code, version, name, limits, prices } = plan;
  const amount = (currency: string, part: "base" | "seat") => {
    const price = prices[currency];
    return price ? toPlainAmount({ minor: price[part], currency }) : "";
  };
  return (
    <Panel title={name} action={<Badge>{t("console.version", { version })}</Badge>}>
      <ActionForm answer={answerFor(answer, { code })} id={`plan-${code}`}>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="version" value={version} />
        {CURRENCIES.map((currency) => (
          <div key={currency} className="grid gap-3 sm:grid-cols-2">
            <TextField
              name={`${currency}_base`}
              label={t("console.currencyBase", { currency })}
              defaultValue={amount(currency, "base")}
              inputMode="decimal"
              digits
              optional
            />
            <TextField
              name={`${currency}_seat`}
              label={t("console.currencySeat", { currency })}
              defaultValue={amount(currency, "seat")}
              inputMode="decimal"
              digits
              optional
            />
          </div>
        ))}
        <div className="grid gap-3 sm:grid-cols-2">
          {COUNTED.map((field) => (
            <TextField
              key={field}
              name={field}
              label={t(field === "seats" ? "choose.seatsIncluded" : "choose.desks")}
              defaultValue={String(limits[field])}
              inputMode="numeric"
              digits
            />
          ))}
          {LIMITED.map((field) => (
            <TextField
              key={field}
              name={field}
              label={t(`choose.${field}`)}
              help={t("console.empty")}
              defaultValue={limits[field] === null ? "" : String(limits[field])}
              inputMode="numeric"
              digits
              optional
            />
          ))}
        </div>
        <TextField name="reason" label={t("console.reason")} maxLength={500} />
        <SubmitButton className="justify-self-start">{t("console.save")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
