import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PaymentRecord } from "~/collections/queries/payment/payment-record.server";

import { Badge, type Tone } from "../action/badge";
import { InstantText } from "../format/instant-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import { Panel } from "../record/panel";
import { JournalEntry } from "./journal-entry";

/** From the payer to the books: how the money was shared out, what was posted, what went back. */
export function MoneyPath({ record }: { record: PaymentRecord }) {
  const { t } = useTranslation("payment");
  return (
    <>
      <Allocations record={record} />
      <Panel title={t("path.entries")}>
        {record.entries.length === 0 ? (
          <EmptyState title={t("path.noEntries")}>
            <p>{t("path.noEntriesBody")}</p>
          </EmptyState>
        ) : (
          <ol className="grid grid-cols-1 gap-5">
            {record.entries.map((entry) => (
              <li key={entry.id}>
                <JournalEntry entry={entry} currency={record.payment.currency} />
              </li>
            ))}
          </ol>
        )}
      </Panel>
      <Refunds record={record} />
    </>
  );
}

function Allocations({ record }: { record: PaymentRecord }) {
  const { t } = useTranslation(["payment", "account"]);
  const { payment, allocations } = record;
  if (allocations.length === 0) return null;
  return (
    <Panel
      title={t("path.allocation")}
      action={
        payment.accountId && (
          <Link className="link small" to={`/accounts/${payment.accountId}`}>
            {payment.accountRef}
          </Link>
        )
      }
    >
      <ul className="grid gap-1">
        {allocations.map((line, at) => (
          <li key={at} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {t(`part.${line.component}` as "part.principal", { defaultValue: line.component })}
              <span className="muted">
                {" "}
                · {t(`why.${line.why}` as "why.bucket_order", { defaultValue: line.why })}
              </span>
            </span>
            <span className="flex gap-4">
              <span className="small muted">
                <InstantText value={line.createdAt} />
              </span>
              <MoneyText value={{ minor: line.amount, currency: payment.currency }} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const REFUND_TONES: Record<PaymentRecord["refunds"][number]["state"], Tone> = {
  pending: "warn",
  succeeded: "good",
  failed: "bad",
  cancelled: "neutral",
};

function Refunds({ record }: { record: PaymentRecord }) {
  const { t } = useTranslation("payment");
  if (record.refunds.length === 0) return null;
  return (
    <Panel title={t("path.refunds")}>
      <ul className="grid gap-2">
        {record.refunds.map((refund) => (
          <li key={refund.id} className="flex flex-wrap items-center justify-between gap-x-4">
            <span className="flex flex-wrap items-center gap-2">
              <Badge tone={REFUND_TONES[refund.state]}>{t(`refund.state.${refund.state}`)}</Badge>
              {refund.reason}
            </span>
            <MoneyText value={{ minor: refund.amount, currency: refund.currency }} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
