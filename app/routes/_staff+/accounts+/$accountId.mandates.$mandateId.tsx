import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useOutletContext, useParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { drawPayment } from "~/collections/commands/mandate/draw-payment.server";
import { pauseMandate } from "~/money/commands/mandate/pause-mandate.server";
import { resumeMandate } from "~/money/commands/mandate/resume-mandate.server";
import { revokeMandate } from "~/money/commands/mandate/revoke-mandate.server";
import { addDays } from "~/office/domain/calendar-date";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { useLocale } from "~/ui/format/locale-provider";
import { MandateActs } from "~/ui/payment/mandate/mandate-acts";
import { MandateFacts } from "~/ui/payment/mandate/mandate-facts";
import { Panel } from "~/ui/record/panel";

import type { AccountScreen } from "./$accountId";

const reason = z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG");
const act = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("draw"),
    amount: z.string("REQUIRED").trim().min(1, "REQUIRED").max(30, "AMOUNT_TOO_LARGE"),
    on: z.string("REQUIRED").trim(),
  }),
  z.object({ intent: z.literal("pause"), reason }),
  z.object({ intent: z.literal("resume"), reason }),
  z.object({ intent: z.literal("revoke"), reason, by: z.enum(["holder", "firm"], "REQUIRED") }),
]);

const FLASH = {
  draw: "payment:mandate.flash.drawn",
  pause: "payment:mandate.flash.paused",
  resume: "payment:mandate.flash.resumed",
  revoke: "payment:mandate.flash.revoked",
} as const;

/** Each act asks for its own right once more where it is done. */
export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payment:draw");
  const accountId = requireId(params["accountId"]);
  const mandateId = requireId(params["mandateId"]);
  const form = await readForm(request, act, staff);
  if (!form.ok) return form.answer;
  const { value } = form;
  const outcome = await (() => {
    switch (value.intent) {
      case "draw":
        return staff.change(
          drawPayment,
          { accountId, mandateId, amount: value.amount, on: value.on },
          form.key,
        );
      case "pause":
        return staff.change(pauseMandate, { mandateId, reason: value.reason });
      case "resume":
        return staff.change(resumeMandate, { mandateId, reason: value.reason });
      case "revoke":
        return staff.change(revokeMandate, { mandateId, reason: value.reason, by: value.by });
    }
  })();
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(`/accounts/${accountId}`, { tone: "good", key: FLASH[value.intent] });
}

/** One mandate of the account: what was agreed to, and what may be done with it. */
export default function AccountMandate() {
  const { t } = useTranslation("payment");
  const { page, mandates, may } = useOutletContext<AccountScreen>();
  const { today } = useLocale();
  const { mandateId } = useParams();
  const answer = useActionData<typeof action>();
  const mandate = mandates.find((one) => one.id === mandateId);
  if (!mandate || !may.draw) return null;
  return (
    <Panel title={mandate.label ?? t(`mandate.rail.${mandate.rail}`)}>
      <div className="grid gap-4">
        <MandateFacts mandate={mandate} />
        <MandateActs
          mandate={mandate}
          balance={page.account.balance}
          firstDay={addDays(today, mandate.preNoticeDays)}
          may={{ draw: may.draw, manage: may.manage }}
          answer={answer}
        />
      </div>
    </Panel>
  );
}
