import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useOutletContext } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { backTo } from "~/people/access/back-to.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { PaymentForm } from "~/ui/account/payment-form";
import { Panel } from "~/ui/record/panel";

import type { AccountScreen } from "./$accountId";

const payment = z.object({
  amount: z.string("REQUIRED").trim().min(1, "REQUIRED").max(30, "AMOUNT_TOO_LARGE"),
  method: z.enum(["cash", "cheque", "bank_transfer", "wire"], "REQUIRED"),
  effectiveDate: z.string("REQUIRED").trim(),
  reference: z.string().trim().max(80, "TOO_LONG").optional(),
  note: z.string().trim().max(500, "TOO_LONG").optional(),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payment:record");
  const accountId = requireId(params["accountId"]);
  const form = await readForm(request, payment, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(recordDebtorPayment, { accountId, ...form.value }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(backTo(request, `/accounts/${accountId}`), { tone: "good", key: "payment:flash.recorded" });
}

/** The form by itself: where scripts do not run, and where it was refused. */
export default function Payment() {
  const { t } = useTranslation("payment");
  const { page, may } = useOutletContext<AccountScreen>();
  const answer = useActionData<typeof action>();
  if (!may.pay) return null;
  return (
    <Panel title={t("record.title")}>
      <PaymentForm account={page.account} answer={answer} />
    </Panel>
  );
}
