import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useOutletContext } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RefundForm } from "~/ui/payment/refund-form";
import { Panel } from "~/ui/record/panel";

import type { PaymentScreen } from "./$paymentId";

const refund = z.object({
  amount: z.string("REQUIRED").trim().min(1, "REQUIRED").max(30, "AMOUNT_TOO_LARGE"),
  reason: z.string("REQUIRED").trim().min(3, "TOO_SHORT").max(500, "TOO_LONG"),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payment:refund");
  const paymentId = requireId(params["paymentId"]);
  const form = await readForm(request, refund, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(requestRefund, { paymentId, ...form.value }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(`/payments/${paymentId}`, { tone: "good", key: "payment:flash.refundAsked" });
}

/** The form by itself: where scripts do not run, and where it was refused. */
export default function Refund() {
  const { t } = useTranslation("payment");
  const { record, mayRefund } = useOutletContext<PaymentScreen>();
  const answer = useActionData<typeof action>();
  if (!mayRefund || record.refundable <= 0n) return null;
  return (
    <Panel title={t("refund.title")}>
      <RefundForm record={record} answer={answer} />
    </Panel>
  );
}
