import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useOutletContext } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { recordBankMandate } from "~/collections/commands/mandate/record-bank-mandate.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { ActionForm } from "~/ui/form/action-form";
import { DateField } from "~/ui/form/date-field";
import { MoneyField } from "~/ui/form/money-field";
import { SelectField } from "~/ui/form/select-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { useLocale } from "~/ui/format/locale-provider";
import { Panel } from "~/ui/record/panel";

import type { AccountScreen } from "./$accountId";

const text = z.string("REQUIRED").trim().min(1, "REQUIRED");
const signed = z.object({
  holderName: text.max(100, "TOO_LONG"),
  routing: text.max(20, "TOO_LONG"),
  account: text.max(20, "TOO_LONG"),
  accountKind: z.enum(["checking", "savings"], "REQUIRED"),
  maxAmount: text.max(30, "AMOUNT_TOO_LARGE"),
  signedOn: text,
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "mandate:manage");
  const accountId = requireId(params["accountId"]);
  const form = await readForm(request, signed, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(recordBankMandate, { accountId, ...form.value }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(`/accounts/${accountId}`, { tone: "good", key: "payment:mandate.record.done" });
}

/** What a debtor signed on paper, for the firm's own bank to draw on. */
export default function SignedMandate() {
  const { t } = useTranslation("payment");
  const { page, may } = useOutletContext<AccountScreen>();
  const { today } = useLocale();
  const answer = useActionData<typeof action>();
  if (!may.manage) return null;
  const { account } = page;
  return (
    <Panel title={t("mandate.record.title")}>
      <p className="mb-3">{t("mandate.record.intro")}</p>
      <ActionForm answer={answer}>
        <TextField
          name="holderName"
          label={t("mandate.record.holder")}
          defaultValue={account.debtorName}
          maxLength={100}
        />
        <TextField name="routing" label={t("mandate.record.routing")} maxLength={9} />
        <TextField
          name="account"
          label={t("mandate.record.account")}
          help={t("mandate.record.accountHelp")}
          maxLength={17}
        />
        <SelectField
          name="accountKind"
          label={t("mandate.record.kind")}
          options={[
            { value: "checking", label: t("mandate.record.checking") },
            { value: "savings", label: t("mandate.record.savings") },
          ]}
        />
        <MoneyField name="maxAmount" label={t("mandate.record.max")} currency={account.currency} />
        <DateField name="signedOn" label={t("mandate.record.signedOn")} defaultValue={today} max={today} />
        <SubmitButton>{t("mandate.record.save")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
