import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { paymentRecord } from "~/collections/queries/payment/payment-record.server";
import { proposePaymentReversal } from "~/money/commands/reversal/propose-payment-reversal.server";
import { reversalPreview } from "~/money/queries/reversal/reversal-preview.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageRecord } from "~/ui/page/page-record";
import { ImpactList } from "~/ui/payment/impact-list";
import { PaymentStateBadge } from "~/ui/payment/payment-state-badge";
import { Panel } from "~/ui/record/panel";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payment:read");
  const paymentId = requireId(params["paymentId"]);
  const { payment } = requireFound(await staff.read(paymentRecord, { paymentId }));
  return {
    title: readerText(request)("payment:reversal.title"),
    payment,
    preview: requireFound(await staff.read(reversalPreview, { paymentId })),
    mayReverse: staff.permissions.has("payment:reverse"),
  };
}

const proposal = z.object({
  reason: z.string("REQUIRED").trim().min(3, "TOO_SHORT").max(200, "TOO_LONG"),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payment:reverse");
  const paymentId = requireId(params["paymentId"]);
  const form = await readForm(request, proposal, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(proposePaymentReversal, { paymentId, ...form.value }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(`/payments/${paymentId}`, { tone: "good", key: "payment:flash.reversalAsked" });
}

/** What a reversal takes back, shown to who asks for it and to who decides, before anything is written. */
export default function Reversal() {
  const { t } = useTranslation("payment");
  const { payment, preview, mayReverse } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ subject }) => subject?.id === payment.id);
  const open = preview.refused === null && !preview.pending;
  return (
    <PageRecord
      crumbs={[
        { label: t("title"), href: "/payments" },
        { label: payment.paymentNo ?? t("one"), href: `/payments/${payment.id}` },
      ]}
      title={t("reversal.title")}
      sub={
        <>
          <PaymentStateBadge state={payment.state} />
          <MoneyText value={{ minor: payment.amount, currency: payment.currency }} />
        </>
      }
      banners={<ReversalBanners />}
    >
      {(preview.done || preview.refused === null) && (
        <Panel title={t(preview.done ? "reversal.done" : "reversal.ahead")}>
          <ImpactList impacts={preview.impacts} currency={payment.currency} accountId={payment.accountId} />
        </Panel>
      )}
      {open && mayReverse && (
        <Panel title={t("reversal.save")}>
          <p className="mb-3">{t("reversal.effect")}</p>
          <ActionForm answer={answer}>
            <TextField
              name="reason"
              label={t("reversal.reason")}
              help={t("reversal.reasonHelp")}
              maxLength={200}
            />
            <SubmitButton look="danger">{t("reversal.save")}</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </PageRecord>
  );
}

function ReversalBanners() {
  const { t } = useTranslation("payment");
  const { preview } = useLoaderData<typeof loader>();
  return (
    <>
      {preview.pending && (
        <Banner
          tone="warn"
          title={t("reversal.pending")}
          action={
            <Link className="btn btn-small" to="/approvals">
              {t("reversal.seeApproval")}
            </Link>
          }
        >
          <p>{t("reversal.pendingBody")}</p>
        </Banner>
      )}
      {preview.refused !== null && !preview.done && (
        <Banner
          tone="warn"
          title={t(`reversal.refused.${preview.refused}` as "reversal.refused.not_collected")}
        />
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments" />;
}
