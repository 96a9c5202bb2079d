import { useTranslation } from "react-i18next";

import { type PaymentState, statusOfPayment, type PaymentStatus } from "~/money/domain/payment/payment-state";

import { Badge, type Tone } from "../action/badge";

const TONES: Record<PaymentStatus, Tone> = {
  pending: "warn",
  completed: "good",
  failed: "bad",
  cancelled: "neutral",
  refunded: "neutral",
  reversed: "bad",
  charged_back: "bad",
};

/** The stored state in a word everybody understands; the query's text is one of the domain's states. */
export function PaymentStateBadge({ state }: { state: string }) {
  const { t } = useTranslation("payment");
  const known = state as PaymentState;
  return (
    <Badge tone={known === "disputed" ? "warn" : TONES[statusOfPayment(known)]}>{t(`state.${known}`)}</Badge>
  );
}
