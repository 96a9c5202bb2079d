import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { type PaymentRecord, paymentRecord } from "~/collections/queries/payment/payment-record.server";
import type { PaymentState } from "~/money/domain/payment/payment-state";
import { reversalPreview } from "~/money/queries/reversal/reversal-preview.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { DateText } from "~/ui/format/date-text";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { FormDialog } from "~/ui/overlay/form-dialog";
import { PageRecord } from "~/ui/page/page-record";
import { ImpactList } from "~/ui/payment/impact-list";
import { MoneyPath } from "~/ui/payment/money-path";
import { PaymentFacts } from "~/ui/payment/payment-facts";
import { PaymentStateBadge } from "~/ui/payment/payment-state-badge";
import { RefundForm } from "~/ui/payment/refund-form";
import { KeyFigures } from "~/ui/record/key-figures";
import { Panel } from "~/ui/record/panel";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

const NOTHING_KEPT = new Set(["failed", "expired", "cancelled", "returned", "reversed", "charged_back"]);

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payment:read");
  const paymentId = requireId(params["paymentId"]);
  const record = requireFound(await staff.read(paymentRecord, { paymentId }));
  const preview = requireFound(await staff.read(reversalPreview, { paymentId }));
  const t = readerText(request);
  return {
    title: `${t("payment:one")} ${record.payment.paymentNo ?? record.payment.accountRef ?? ""}`.trim(),
    record,
    preview,
    mayReverse: preview.refused === null && !preview.pending && staff.permissions.has("payment:reverse"),
    mayRefund: staff.permissions.has("payment:refund"),
  };
}

export type PaymentScreen = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Payment() {
  const { t } = useTranslation("payment");
  const screen = useLoaderData<typeof loader>();
  const { payment, refundable } = screen.record;
  const money = (minor: bigint) => <MoneyText value={{ minor, currency: payment.currency }} />;
  useLiveRevalidation(({ subject }) => subject?.id === payment.id);
  return (
    <PageRecord
      crumbs={[{ label: t("title"), href: "/payments" }]}
      title={
        <>
          {t("one")} <span className="num">{payment.paymentNo}</span>
        </>
      }
      sub={
        <>
          <PaymentStateBadge state={payment.state} />
          <span>{t(`meaning.${payment.state as PaymentState}`)}</span>
        </>
      }
      actions={
        <>
          {screen.mayRefund && refundable > 0n && (
            <FormDialog
              title={t("refund.title")}
              trigger={{ label: t("refund.title") }}
              description={t("refund.effect")}
            >
              {(line) => <RefundForm record={screen.record} fetcher={line} />}
            </FormDialog>
          )}
          {screen.mayReverse && (
            <Link className="btn" to={`/payments/${payment.id}/reversal`}>
              {t("reversal.title")}
            </Link>
          )}
          {payment.hasReceipt && (
            <a className="btn" href={`/files/receipts/${payment.id}`}>
              {t("receipt")}
            </a>
          )}
        </>
      }
      banners={
        <>
          {payment.receiptVoided && <Banner tone="warn" title={t("receiptVoid")} />}
          {screen.preview.pending && (
            <Banner
              tone="warn"
              title={t("reversal.pending")}
              action={
                <Link className="btn btn-small" to={`/payments/${payment.id}/reversal`}>
                  {t("reversal.ahead")}
                </Link>
              }
            />
          )}
          {screen.record.disputed && (
            <Banner
              tone="warn"
              title={t("dispute.banner")}
              action={
                <Link className="btn btn-small" to={`/payments/${payment.id}/dispute`}>
                  {t("dispute.see")}
                </Link>
              }
            />
          )}
        </>
      }
      figures={
        <KeyFigures
          figures={[
            { label: t("column.amount"), value: money(payment.amount) },
            { label: t("column.refunded"), value: money(payment.refunded) },
            { label: t("column.net"), value: money(keptOf(payment)) },
            { label: t("column.date"), value: <DateText value={payment.effectiveDate} /> },
            { label: t("column.cleared"), value: <DateText value={payment.clearedOn} /> },
          ]}
        />
      }
    >
      <Outlet context={screen} />
      <PaymentFacts payment={payment} />
      {screen.preview.done && (
        <Panel title={t("reversal.done")}>
          <ImpactList
            impacts={screen.preview.impacts}
            currency={payment.currency}
            accountId={payment.accountId}
          />
        </Panel>
      )}
      <MoneyPath record={screen.record} />
    </PageRecord>
  );
}

/** What of it the firm still holds: nothing once the bank took it back, or never gave it. */
function keptOf({ state, amount, refunded }: PaymentRecord["payment"]): bigint {
  return NOTHING_KEPT.has(state) ? 0n : amount - refunded;
}

export function ErrorBoundary() {
  return <RouteError home="/payments" />;
}
