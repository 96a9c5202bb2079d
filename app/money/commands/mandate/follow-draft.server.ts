import type { CommandContext } from "~/office/commands/command/define-command";
import {
  findDraft,
  isDraftNumberUsed,
  listPresentations,
  listWaitingDrafts,
  type StoredDraft,
} from "~/money/data/mandate/drafts.server";
import { findMandateForChange, type StoredMandate } from "~/money/data/mandate/mandates.server";
import { savePayment } from "~/money/data/payment/payments.server";
import { toPresentation } from "~/money/domain/mandate/draft-facts";
import { returnRailOf } from "~/money/domain/mandate/mandate";
import { cycleOf } from "~/money/domain/mandate/mandate-cycle";
import { planRetry } from "~/money/domain/mandate/plan-retry";
import { returnCodeOf } from "~/money/domain/mandate/provider-codes";
import { retryDays } from "~/money/domain/mandate/retry-days";
import { type ReturnRail, returnPolicyOf } from "~/money/domain/mandate/return-policy";
import { takeReturn } from "~/money/domain/mandate/take-return";
import type { PaymentState } from "~/money/domain/payment/payment-state";

import { saveDraft } from "./schedule-draft.server";
import { keepMandate } from "./take-mandate.server";
import { tellMandateDesk } from "./tell-mandate-desk.server";

const CAME_BACK: PaymentState[] = ["failed", "returned", "charged_back"];

/**
 * What a payment's end means for the mandate it was drawn on: a debit that came back is kept with its rail's code, the
 * mandate goes where the table of codes sends it, and where the table allows it, it is planned again.
 */
export async function followDraft(
  context: CommandContext,
  payment: { id: string; state: PaymentState },
  to: PaymentState,
  providerCode: string | undefined,
): Promise<void> {
  if (to === payment.state || !CAME_BACK.includes(to)) return;
  const draft = await findDraft(context.db, payment.id);
  const mandate = draft && (await findMandateForChange(context.db, draft.mandateId));
  const rail = mandate && returnRailOf(mandate.rail);
  if (!draft || !mandate || !rail) return;
  const code = returnCodeOf(rail, providerCode ?? draft.returnCode ?? "unknown");
  const metadata = { returned_on: context.today, provider_code: providerCode ?? null };
  await savePayment(context.db, draft.id, { returnCode: code, metadata });
  const policy = returnPolicyOf(rail, code);
  const waiting = (await listWaitingDrafts(context.db, { mandateId: mandate.id })).map(({ id }) => id);
  const taken = takeReturn(mandate, policy, context.today, waiting);
  const kept = taken.ok
    ? await keepMandate(context, mandate, taken.value, { failureCode: code, reason: code })
    : mandate;
  const again =
    to === "charged_back" ? null : await planAgain(context, kept, { ...draft, returnCode: code }, rail);
  const params = { code, task: policy.task ?? "none", again: again ?? "" };
  await tellMandateDesk(
    context,
    "draft_returned",
    params,
    `draft_returned:${draft.id}`,
    `/payments/${draft.id}`,
  );
}

/** The day it is presented again; null where nothing allows that. */
async function planAgain(
  context: CommandContext,
  mandate: StoredMandate,
  draft: StoredDraft,
  rail: ReturnRail,
): Promise<string | null> {
  const earlier = (await listPresentations(context.db, draft.id)).filter(({ id }) => id !== draft.id);
  const last = toPresentation({ ...draft, metadata: { ...draft.metadata, returned_on: context.today } });
  const [first = last, ...more] = [...earlier.map(toPresentation), last];
  const days = retryDays(rail, context.today, mandate.preNoticeDays);
  const history = { rail, presentations: [first, ...more] as const };
  const plan = planRetry(history, draft.returnCode ?? "", context.today, { days });
  if (!plan.ok || mandate.state !== "active") return null;
  const { on: presentOn, amount: minor } = plan.value;
  const number = { cycleOn: cycleOf(mandate, presentOn) ?? presentOn, attempt: plan.value.attempt + 1 };
  if (await isDraftNumberUsed(context.db, { mandateId: mandate.id, ...number })) return null;
  const { description, payer_email: email } = draft.metadata;
  await saveDraft(context, mandate, {
    ...number,
    amount: { minor, currency: draft.currency },
    presentOn,
    payerEmail: typeof email === "string" ? email : null,
    description: typeof description === "string" ? description : "",
    retryOfId: draft.id,
    again: plan.value.again,
  });
  return presentOn;
}
