import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useOutletContext, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { transitionAccount } from "~/collections/commands/account/transition-account.server";
import { ACCOUNT_STATUSES, CLOSE_REASONS } from "~/collections/domain/account/account-status";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { backTo } from "~/people/access/back-to.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { TransitionForm } from "~/ui/account/transition-form";
import { Panel } from "~/ui/record/panel";

import type { AccountScreen } from "./$accountId";

const move = z.object({
  newStatus: z.enum(ACCOUNT_STATUSES),
  note: z.string().trim().max(5000, "TOO_LONG").optional(),
  close_reason: z.enum(CLOSE_REASONS, "close_reason_required").optional(),
  version: z.coerce.number().int().positive(),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "account:transition");
  const accountId = requireId(params["accountId"]);
  const form = await readForm(request, move, staff);
  if (!form.ok) return form.answer;
  const { close_reason: closeReason, ...wanted } = form.value;
  const outcome = await staff.change(transitionAccount, { accountId, closeReason, ...wanted }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(backTo(request, `/accounts/${accountId}`), { tone: "good", key: "account:flash.moved" });
}

/** The form by itself, for the move that was refused or that the address names. */
export default function Transition() {
  const { t } = useTranslation("account");
  const { page } = useOutletContext<AccountScreen>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const wanted = answer?.form.initialValue?.["newStatus"] ?? search.get("to");
  const offer = page.transitions.find(({ to, allowed }) => allowed && to === wanted);
  if (!offer) return null;
  return (
    <Panel title={t(`move.to.${offer.to}`)}>
      <TransitionForm account={page.account} to={offer.to} answer={answer} />
    </Panel>
  );
}
