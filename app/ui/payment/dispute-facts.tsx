import { useTranslation } from "react-i18next";

import type { StoredDispute } from "~/money/data/payment/disputes.server";

import { InstantText } from "../format/instant-text";
import { MoneyText } from "../format/money-text";
import { type Fact, Facts } from "../record/facts";
import { Panel } from "../record/panel";
import { DisputeStateBadge } from "./dispute-state-badge";

/** What the payer's bank says, what it took, and until when an answer counts. */
export function DisputeFacts({ dispute }: { dispute: StoredDispute }) {
  const { t } = useTranslation("payment");
  const money = (minor: bigint) => <MoneyText value={{ minor, currency: dispute.currency }} />;
  const facts: (Fact | false)[] = [
    {
      label: t("dispute.fact.reason"),
      value: t(`code.${dispute.reason}` as "code.fraudulent", { defaultValue: dispute.reason }),
    },
    { label: t("dispute.fact.amount"), value: money(dispute.amount) },
    { label: t("dispute.fact.withdrawn"), value: money(dispute.withdrawn) },
    dispute.fee > 0n && { label: t("dispute.fact.fee"), value: money(dispute.fee) },
    { label: t("dispute.fact.told"), value: <InstantText value={dispute.createdAt} /> },
    dispute.evidenceDueAt !== null && {
      label: t("dispute.fact.due"),
      value: <InstantText value={dispute.evidenceDueAt} />,
    },
    dispute.evidenceState === "sent" &&
      dispute.evidenceAt !== null && {
        label: t("dispute.fact.sent"),
        value: <InstantText value={dispute.evidenceAt} />,
      },
    {
      label: t("dispute.fact.ref"),
      value: <span className="num break-all">{dispute.providerRef}</span>,
    },
  ];
  return (
    <Panel title={t("dispute.one")} action={<DisputeStateBadge state={dispute.state} />}>
      <p className="mb-3">{t(`dispute.meaning.${dispute.state}`)}</p>
      <Facts facts={facts.filter((fact) => fact !== false)} />
    </Panel>
  );
}
