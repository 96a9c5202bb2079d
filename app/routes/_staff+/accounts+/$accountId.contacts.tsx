import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useOutletContext } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { startOfWork } from "~/office/domain/calendar-date";
import { recordContact } from "~/collections/commands/account/record-contact.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { backTo } from "~/people/access/back-to.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { ContactForm } from "~/ui/account/contact-form";
import { Panel } from "~/ui/record/panel";

import type { AccountScreen } from "./$accountId";

const contact = z.object({
  result: z.enum(["right_party", "wrong_party", "no_answer", "left_message"], "REQUIRED"),
  note: z.string().trim().max(5000, "TOO_LONG").optional(),
  nextActionOn: z.iso.date("DATE_FORMAT").optional(),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "note:create");
  const accountId = requireId(params["accountId"]);
  const form = await readForm(request, contact, staff);
  if (!form.ok) return form.answer;
  const { nextActionOn, ...logged } = form.value;
  const nextActionAt = nextActionOn && startOfWork(nextActionOn, staff.tenant.timeZone);
  const outcome = await staff.change(recordContact, { accountId, ...logged, nextActionAt }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(backTo(request, `/accounts/${accountId}`), { tone: "good", key: "account:flash.contacted" });
}

/** The form by itself: where scripts do not run, and where it was refused. */
export default function Contact() {
  const { t } = useTranslation("account");
  const { page, may } = useOutletContext<AccountScreen>();
  const answer = useActionData<typeof action>();
  if (!may.note) return null;
  return (
    <Panel title={t("contact.title")}>
      <ContactForm accountId={page.account.id} answer={answer} />
    </Panel>
  );
}
