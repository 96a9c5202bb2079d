import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { PortalPaymentState } from "~/collections/queries/portal/portal-overview.server";

import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { declineKey } from "./decline-key";
import { LookAgainForm } from "./look-again-form";
import type { PaymentView } from "./payment-view";

interface PaymentPageProps {
  firm: string;
  payment: PortalPaymentState;
  view: PaymentView;
  /** where the page looks for news by itself; null when it does not */
  next: string | null;
  start: string;
}

/** What became of one payment, and the one thing to do next. */
export function PaymentPage({ firm, payment, view, next, start }: PaymentPageProps) {
  const { t } = useTranslation("portal");
  const { locale } = useLocale();
  const money = (minor: bigint) => formatMoney({ minor, currency: payment.currency }, locale);
  const words = {
    firm,
    amount: money(payment.amount),
    balance: money(payment.balance),
    reason: t(`decline.${declineKey(payment.declined)}`),
  };
  const told = useTold(view, { payment, words, next, start });
  return (
    <>
      {next !== null && (
        <noscript>
          <meta httpEquiv="refresh" content={`2;url=${next}`} />
        </noscript>
      )}
      <div role="status" className="grid gap-2" data-look={next ?? undefined}>
        <h1>{told.title}</h1>
        <p>{told.body}</p>
      </div>
      {told.next && <div className="form-actions">{told.next}</div>}
      <p className="small text-ink-2">
        {t("payment.of", { amount: words.amount, reference: payment.accountRef })}
      </p>
      <p>
        <a className="link" href={`${start}/home`}>
          {t("payment.backHome")}
        </a>
      </p>
    </>
  );
}

interface Told {
  title: string;
  body: string;
  next: ReactNode;
}

function useTold(
  view: PaymentView,
  page: {
    payment: PortalPaymentState;
    words: Record<"firm" | "amount" | "balance" | "reason", string>;
    next: string | null;
    start: string;
  },
): Told {
  const { t } = useTranslation("portal");
  const { payment, words, next, start } = page;
  const pay = `${start}/accounts/${payment.accountId}/pay`;
  const checkout = payment.checkoutUrl ?? pay;
  const receipt = payment.hasReceipt && (
    <a key="receipt" className="btn" href={`${start}/receipts/${payment.id}`}>
      {t("payment.paid.receipt")}
    </a>
  );
  switch (view) {
    case "waiting":
      return {
        title: t("payment.processing.title"),
        body: next === null ? t("payment.processing.long") : t("payment.processing.body"),
        next: next === null && <LookAgainForm />,
      };
    case "paid":
      return {
        title: t("payment.paid.title", words),
        body: payment.balance > 0n ? t("payment.paid.left", words) : t("payment.paid.nothingLeft"),
        next: receipt,
      };
    case "declined":
      return {
        title: t("payment.declined.title", words),
        body: t("payment.declined.body"),
        next: [primary(checkout, t("payment.declined.again")), plain(pay, t("payment.open.other"))],
      };
    case "open":
      return {
        title: t("payment.open.title"),
        body: t("payment.open.body", words),
        next: [primary(checkout, t("payment.open.continue")), plain(pay, t("payment.open.other"))],
      };
    case "stopped":
    case "expired":
    case "failed":
      return {
        title: t(`payment.${view}.title`),
        body: t(`payment.${view}.body`, words),
        next: payment.balance > 0n && primary(pay, t(`payment.${view}.again`)),
      };
    case "refunded":
    case "partRefunded":
    case "returned":
      return { title: t(`payment.${view}.title`), body: t(`payment.${view}.body`, words), next: receipt };
    case "opening":
    case "onItsWay":
      return { title: t(`payment.${view}.title`), body: t(`payment.${view}.body`), next: null };
  }
}

const primary = (href: string, label: string) => (
  <a key={label} className="btn btn-primary" href={href}>
    {label}
  </a>
);

const plain = (href: string, label: string) => (
  <a key={label} className="btn" href={href}>
    {label}
  </a>
);
