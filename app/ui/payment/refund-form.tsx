import type { FetcherWithComponents } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { toPlainAmount } from "~/money/domain/amount/money";
import type { PaymentRecord } from "~/collections/queries/payment/payment-record.server";
import type { FormAnswer } from "~/people/access/read-form.server";

import { ActionForm } from "../form/action-form";
import { MoneyField } from "../form/money-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { MoneyText } from "../format/money-text";

interface RefundFormProps {
  record: PaymentRecord;
  fetcher?: FetcherWithComponents<FormAnswer | undefined>;
  answer?: FormAnswer;
}

/** Money back to the card it came from, whole or in part. */
export function RefundForm({ record, fetcher, answer }: RefundFormProps) {
  const { t } = useTranslation("payment");
  const { payment, refundable } = record;
  const left = { minor: refundable, currency: payment.currency };
  return (
    <ActionForm action={`/payments/${payment.id}/refunds`} fetcher={fetcher} answer={answer}>
      <MoneyField
        name="amount"
        label={t("refund.amount")}
        currency={payment.currency}
        defaultValue={toPlainAmount(left)}
        help={
          <>
            {t("refund.left")} <MoneyText value={left} />
          </>
        }
      />
      <TextField name="reason" label={t("refund.reason")} help={t("refund.reasonHelp")} maxLength={500} />
      <SubmitButton look="danger">{t("refund.save")}</SubmitButton>
    </ActionForm>
  );
}
