import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { toPlainAmount } from "~/money/domain/amount/money";
import { EXPENSE_CODES, type PayoutPurpose } from "~/money/domain/payout/payout-entries";
import type { PayeeRow } from "~/money/queries/payout/payee-list.server";
import type { UnappliedRow } from "~/collections/queries/payment/unapplied-money.server";

import { ActionForm, type FormResult } from "../../form/action-form";
import { MoneyField } from "../../form/money-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { MoneyText } from "../../format/money-text";

interface PayoutFormProps {
  purpose: PayoutPurpose;
  /** whose money goes back; null for an expense */
  of: UnappliedRow | null;
  payees: PayeeRow[];
  banks: { id: string; name: string }[];
  currency: string;
  answer: FormResult | null | undefined;
}

/** What goes out, to whom and from where. */
export function PayoutForm({ purpose, of, payees, banks, currency, answer }: PayoutFormProps) {
  const { t } = useTranslation("payout");
  const add = of ? `/payouts/payees?holderType=customer&holderId=${of.customerId}` : "/payouts/payees";
  return (
    <>
      {of && (
        <p className="break-words">
          {of.debtorName} · {of.accountRef} ·{" "}
          <MoneyText value={{ minor: of.available, currency: of.currency }} /> {t("add.available")}
        </p>
      )}
      {payees.length === 0 && <p>{t("add.noPayee")}</p>}
      <p>
        <Link className="link" to={add}>
          {t("add.addPayee")}
        </Link>
      </p>
      <ActionForm answer={answer}>
        <input type="hidden" name="purpose" value={purpose} />
        {of && <input type="hidden" name="accountId" value={of.accountId} />}
        <SelectField
          name="externalAccountId"
          label={t("add.payee")}
          help={t("add.payeeHelp")}
          placeholder={t("add.payeeChoose")}
          options={payees.map(({ id, holderName: name, last4, state }) => ({
            value: id,
            label: t(state === "verified" ? "add.mark" : "add.draftMark", { name, last4 }),
          }))}
        />
        <SelectField
          name="bankAccountId"
          label={t("add.bank")}
          options={banks.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {purpose === "expense" && (
          <SelectField
            name="expenseCode"
            label={t("add.code")}
            options={EXPENSE_CODES.map((code) => ({ value: code, label: t(`code.${code}`) }))}
          />
        )}
        <MoneyField
          name="amount"
          label={t("add.amount")}
          currency={currency}
          defaultValue={of ? toPlainAmount({ minor: of.available, currency: of.currency }) : undefined}
        />
        <TextField name="reason" label={t("add.reason")} maxLength={200} />
        <SubmitButton>{t("add.send")}</SubmitButton>
      </ActionForm>
    </>
  );
}
