import { useTranslation } from "react-i18next";

import type { AccountStatus } from "~/collections/domain/account/account-status";

import { Badge, type Tone } from "../action/badge";

const TONES: Record<AccountStatus, Tone> = {
  NEW: "accent",
  ASSIGNED: "neutral",
  IN_CONTACT: "neutral",
  NEGOTIATING: "neutral",
  PAYMENT_PLAN: "good",
  SETTLED: "good",
  DISPUTED: "warn",
  CLOSED: "neutral",
};

export function StatusBadge({ status }: { status: AccountStatus }) {
  const { t } = useTranslation("account");
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}
