import { useTranslation } from "react-i18next";

import type { PortalPayment } from "~/collections/queries/portal/portal-overview.server";

import { DateText } from "../format/date-text";
import { formatCivilDate } from "../format/format-date";
import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { portalStateKey } from "./portal-state-key";

/** What was paid, newest first, each with its receipt. */
export function PaymentRows({ payments, start }: { payments: readonly PortalPayment[]; start: string }) {
  const { t } = useTranslation("portal");
  if (payments.length === 0) return <p className="text-ink-2">{t("overview.noPayments")}</p>;
  return (
    <ul className="portal-list">
      {payments.map((payment) => (
        <PaymentRow key={payment.id} payment={payment} start={start} />
      ))}
    </ul>
  );
}

function PaymentRow({ payment, start }: { payment: PortalPayment; start: string }) {
  const { t } = useTranslation("portal");
  const { locale } = useLocale();
  const { amount: minor, currency, effectiveDate } = payment;
  const amount = formatMoney({ minor, currency }, locale);
  const date = formatCivilDate(effectiveDate, locale);
  return (
    <li>
      <div>
        <p className="font-semibold">
          <MoneyText value={{ minor, currency }} />
        </p>
        <p className="small text-ink-2">
          <DateText value={effectiveDate} /> · {methodName(t, payment.method)} ·{" "}
          {t(`state.${portalStateKey(payment.state)}`)}
          {payment.refunded > 0n && (
            <>
              {" · "}
              {t("payments.refunded", { amount: formatMoney({ minor: payment.refunded, currency }, locale) })}
            </>
          )}
        </p>
      </div>
      {payment.hasReceipt ? (
        <a
          className="link"
          href={`${start}/receipts/${payment.id}`}
          aria-label={t("payments.receiptFor", { amount, date })}
        >
          {t("payments.receipt")}
        </a>
      ) : (
        <a
          className="link"
          href={`${start}/payments/${payment.id}?back=look`}
          aria-label={t("payments.openFor", { amount, date })}
        >
          {t("payments.open")}
        </a>
      )}
    </li>
  );
}

type Translate = ReturnType<typeof useTranslation<"portal">>["t"];

const METHODS = ["card", "cash", "cheque", "bank_transfer", "wire"] as const;

function methodName(t: Translate, method: string): string {
  const known = METHODS.find((one) => one === method);
  return known ? t(`method.${known}`) : method;
}
