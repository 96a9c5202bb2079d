import { useTranslation } from "react-i18next";

import type { AccountMandate } from "~/collections/queries/account/account-mandates.server";
import { toPlainAmount } from "~/money/domain/amount/money";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { MoneyField } from "../../form/money-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { useLocale } from "../../format/locale-provider";

interface MandateActsProps {
  mandate: AccountMandate;
  /** what is owed, minor units */
  balance: bigint;
  /** the first day a debit may be asked for: its notice has to come before it */
  firstDay: string;
  may: { draw: boolean; manage: boolean };
  answer: FormResult | undefined;
}

/** Draw on it, pause it, end it: each its own form, so that one refused keeps to itself. */
export function MandateActs({ mandate, balance, firstDay, may, answer }: MandateActsProps) {
  const { t } = useTranslation("payment");
  const intent = answer?.form?.initialValue?.["intent"];
  const answerOf = (one: string) => (intent === one ? answer : undefined);
  const inForce = mandate.state === "active" || mandate.state === "paused";
  const turn = mandate.state === "paused" ? "resume" : "pause";
  return (
    <div className="grid gap-4">
      {may.draw && mandate.state === "active" && balance > 0n && (
        <DrawForm {...{ mandate, balance, firstDay }} answer={answerOf("draw")} />
      )}
      {may.manage && inForce && (
        <ActionForm answer={answerOf(turn)}>
          <input type="hidden" name="intent" value={turn} />
          <TextField name="reason" label={t(`mandate.${turn}.reason`)} maxLength={500} />
          <SubmitButton look="plain">{t(`mandate.${turn}.save`)}</SubmitButton>
        </ActionForm>
      )}
      {may.manage && (inForce || mandate.state === "sent" || mandate.state === "awaiting_bank") && (
        <ActionForm answer={answerOf("revoke")}>
          <input type="hidden" name="intent" value="revoke" />
          <SelectField
            name="by"
            label={t("mandate.revoke.by")}
            defaultValue="holder"
            options={(["holder", "firm"] as const).map((value) => ({
              value,
              label: t(`mandate.revoke.${value}`),
            }))}
          />
          <TextField
            name="reason"
            label={t("mandate.revoke.reason")}
            help={t("mandate.revoke.help")}
            maxLength={500}
          />
          <SubmitButton look="danger">{t("mandate.revoke.save")}</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}

interface DrawFormProps extends Pick<MandateActsProps, "mandate" | "balance" | "firstDay"> {
  answer: FormResult | undefined;
}

function DrawForm({ mandate, balance, firstDay, answer }: DrawFormProps) {
  const { t } = useTranslation("payment");
  const { today } = useLocale();
  const { maxAmount, currency } = mandate;
  const most = { minor: balance < maxAmount ? balance : maxAmount, currency };
  return (
    <ActionForm answer={answer}>
      <input type="hidden" name="intent" value="draw" />
      <MoneyField
        name="amount"
        label={t("mandate.draw.amount")}
        currency={currency}
        defaultValue={toPlainAmount(most)}
        help={t("mandate.draw.amountHelp")}
      />
      <DateField
        name="on"
        label={t("mandate.draw.on")}
        min={firstDay}
        defaultValue={firstDay}
        help={
          firstDay > today
            ? t("mandate.draw.notice", { count: mandate.preNoticeDays })
            : t("mandate.draw.today")
        }
      />
      <SubmitButton>{t("mandate.draw.save")}</SubmitButton>
    </ActionForm>
  );
}
