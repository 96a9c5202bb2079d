import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { isDraftNumberUsed, listDrawnInCycle, saveDraftOf } from "~/money/data/mandate/drafts.server";
import { findMandateForChange, type StoredMandate } from "~/money/data/mandate/mandates.server";
import { saveNewPayment } from "~/money/data/payment/payments.server";
import type { Money } from "~/money/domain/amount/money";
import { checkDraft } from "~/money/domain/mandate/check-draft";
import { cycleOf } from "~/money/domain/mandate/mandate-cycle";

import { announceDraft } from "./announce-draft.server";
import { relatedTo } from "./take-mandate.server";

export interface DraftWish {
  mandateId: string;
  subject: { type: string; id: string };
  amount: Money;
  presentOn: CivilDate;
  /** what the desk's record bears, minor units */
  signedAmount: bigint;
  stopped: boolean;
  payerEmail: string | null;
  description: string;
}

/**
 * Plans one debit on a mandate. It is judged as on the day it will be presented, with the notice that can still go
 * out. Refusals: MANDATE_INACTIVE, MANDATE_LIMIT, NOTICE_MISSING, CURRENCY_MIX.
 */
export async function scheduleDraft(
  context: CommandContext,
  wish: DraftWish,
): Promise<Outcome<{ paymentId: string }>> {
  const mandate = await findMandateForChange(context.db, wish.mandateId);
  if (!mandate || mandate.subjectId !== wish.subject.id) return refuse("NOT_FOUND");
  const { amount, presentOn, signedAmount, stopped } = wish;
  const notice = {
    sentOn: context.today,
    sentAt: context.now,
    debitOn: presentOn,
    amount: amount.minor,
    optedOut: false,
  };
  const cycle = cycleOf(mandate, presentOn) ?? presentOn;
  const facts = {
    today: context.today,
    signedAmount,
    drawnInCycle: await listDrawnInCycle(context.db, mandate.id, cycle, null),
    notices: wish.payerEmail ? [notice] : [],
    stopFlag: stopped,
  };
  const checked = checkDraft(mandate, { amount, presentOn }, facts);
  if (!checked.ok) return checked;
  const number = { cycleOn: checked.value.cycleOn, attempt: checked.value.attempt + 1 };
  if (await isDraftNumberUsed(context.db, { mandateId: mandate.id, ...number }))
    return refuse("MANDATE_LIMIT", { reasons: ["cycle_used"] });
  const paymentId = await saveDraft(context, mandate, {
    ...wish,
    ...number,
    retryOfId: null,
    again: "first",
  });
  return accept({ paymentId });
}

export interface PlannedDraft {
  amount: Money;
  presentOn: CivilDate;
  cycleOn: CivilDate;
  attempt: number;
  payerEmail: string | null;
  description: string;
  retryOfId: string | null;
  again: string;
}

/** The payment of a planned debit, with its notice where that is due by now, and its presentation where its day is here. */
export async function saveDraft(
  context: CommandContext,
  mandate: StoredMandate,
  draft: PlannedDraft,
): Promise<string> {
  const id = context.newId();
  const { amount, presentOn, cycleOn, attempt, retryOfId } = draft;
  const card = mandate.rail === "card";
  await saveNewPayment(context.db, {
    id,
    amount: amount.minor,
    currency: amount.currency,
    method: card ? "card" : "bank_transfer",
    rail: card ? "card" : "ach",
    state: "created",
    effectiveDate: presentOn,
    payerId: mandate.customerId,
    processorAccountId: mandate.processorAccountId,
    bankAccountId: null,
    reference: null,
    refNorm: null,
    idempotencyKey: `draft:${mandate.id}:${cycleOn}:${attempt}`,
    expiresAt: null,
    note: null,
    metadata: { description: draft.description, payer_email: draft.payerEmail, again: draft.again },
    targetId: mandate.subjectId,
    createdBy: { kind: context.actor.kind, id: context.actor.id },
  });
  await saveDraftOf(context.db, id, { mandateId: mandate.id, cycleOn, attempt, retryOfId });
  context.emit(
    "payment.scheduled",
    { type: "payment", id },
    {
      related: [...relatedTo(mandate), { type: "mandate", id: mandate.id }],
      after: { amount: amount.minor, currency: amount.currency, present_on: presentOn, attempt },
      desk: "collections",
    },
  );
  const announced = { id, amount, presentOn, payerEmail: draft.payerEmail, noticed: false };
  await announceDraft(context, mandate, announced);
  if (presentOn <= context.today) context.enqueue("charge-draft", { paymentId: id }, { singletonKey: id });
  return id;
}
