import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PaymentRecord } from "~/collections/queries/payment/payment-record.server";

import { InstantText } from "../format/instant-text";
import { type Fact, Facts } from "../record/facts";
import { Panel } from "../record/panel";

/** Who paid, how, and under which numbers it is known elsewhere. */
export function PaymentFacts({ payment }: { payment: PaymentRecord["payment"] }) {
  const { t } = useTranslation("payment");
  const { card } = payment;
  const method = t(`method.${payment.method}` as "method.card", { defaultValue: payment.method });
  const failure =
    payment.returnCode &&
    t(`code.${payment.returnCode}` as "code.EXPIRED", { defaultValue: payment.returnCode });
  const facts: (Fact | false)[] = [
    { label: t("column.payer"), value: payment.payerName },
    {
      label: t("column.account"),
      value: payment.accountId && (
        <Link className="link" to={`/accounts/${payment.accountId}`}>
          {payment.accountRef}
        </Link>
      ),
    },
    {
      label: t("column.method"),
      value: card?.last4 ? `${method}, ${card.brand ?? ""} •••• ${card.last4}` : method,
    },
    { label: t("column.created"), value: <InstantText value={payment.createdAt} /> },
    payment.reference !== null && {
      label: t("column.reference"),
      value: <span className="num">{payment.reference}</span>,
    },
    payment.processorRef !== null && {
      label: t("column.processorRef"),
      value: <span className="num break-all">{payment.processorRef}</span>,
    },
    payment.receiptNo !== null && {
      label: t("column.receipt"),
      value: <span className="num">{payment.receiptNo}</span>,
    },
    failure !== null && { label: t("column.failure"), value: failure },
    payment.note !== null && { label: t("column.note"), value: payment.note },
  ];
  return (
    <Panel title={t("path.payment")}>
      <Facts facts={facts.filter((fact) => fact !== false)} />
    </Panel>
  );
}
