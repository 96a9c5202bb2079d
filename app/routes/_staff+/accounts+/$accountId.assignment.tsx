import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useOutletContext } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { backTo } from "~/people/access/back-to.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { AssignForm } from "~/ui/account/assign-form";
import { Panel } from "~/ui/record/panel";

import type { AccountScreen } from "./$accountId";

const assignment = z.object({
  staffId: z.uuid("COLLECTOR_UNKNOWN"),
  overrideReason: z.string().trim().min(3, "TOO_SHORT").max(500, "TOO_LONG").optional(),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "account:assign");
  const accountId = requireId(params["accountId"]);
  const form = await readForm(request, assignment, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(assignAccounts, { accountIds: [accountId], ...form.value }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(backTo(request, `/accounts/${accountId}`), {
    tone: "good",
    key: "account:flash.assigned",
    params: { count: outcome.value.assigned },
  });
}

/** The form by itself: where scripts do not run, and where it was refused. */
export default function Assignment() {
  const { t } = useTranslation("account");
  const { page, collectors } = useOutletContext<AccountScreen>();
  const answer = useActionData<typeof action>();
  if (!collectors) return null;
  return (
    <Panel title={t("assign.title")}>
      <AssignForm accountId={page.account.id} collectors={collectors} answer={answer} />
    </Panel>
  );
}
