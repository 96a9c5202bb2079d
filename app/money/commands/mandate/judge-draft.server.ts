import type { CommandContext } from "~/office/commands/command/define-command";
import { receiverOf } from "~/money/commands/desk/desk-receiver";
import { listDrawnInCycle, listPresentations, type StoredDraft } from "~/money/data/mandate/drafts.server";
import type { StoredMandate } from "~/money/data/mandate/mandates.server";
import { listOriginations } from "~/money/data/mandate/originations.server";
import { savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { checkDraft } from "~/money/domain/mandate/check-draft";
import { noticesOf, toPresentation } from "~/money/domain/mandate/draft-facts";
import { returnRailOf } from "~/money/domain/mandate/mandate";
import { returnRates } from "~/money/domain/mandate/return-rates";

import { relatedTo } from "./take-mandate.server";
import { tellMandateDesk } from "./tell-mandate-desk.server";

/**
 * A draft's day has come: judged once more by everything that was agreed and by what is owed now, it is submitted, or
 * cancelled with the reason. While returns are over their limit it waits for a person.
 */
export async function judgeDraft(
  context: CommandContext,
  mandate: StoredMandate,
  draft: StoredDraft,
  payment: StoredPayment,
): Promise<"submitted" | "waits" | "stopped"> {
  if (await overLimit(context, mandate, draft)) return "waits";
  const checked = await check(context, mandate, draft, payment);
  if (!checked.ok) {
    await stop(context, mandate, draft, checked.refusal);
    return "stopped";
  }
  const metadata = { presented_at: context.now.toISOString(), presented_on: context.today };
  await savePayment(context.db, draft.id, { state: "submitted", metadata });
  context.emit(
    "payment.submitted",
    { type: "payment", id: draft.id },
    { related: relatedTo(mandate), category: "system", desk: "collections" },
  );
  return "submitted";
}

/** ▸ 7.c: returns over the limit stop what follows until a person has looked and let it go. */
async function overLimit(
  context: CommandContext,
  mandate: StoredMandate,
  draft: StoredDraft,
): Promise<boolean> {
  const rail = returnRailOf(mandate.rail);
  if (!rail || draft.metadata["released_by"] !== undefined) return false;
  const rates = returnRates(rail, await listOriginations(context.db, rail, context.today), context.today);
  if (!rates.draftsPaused) return false;
  if (draft.metadata["waits_for"] !== "return_rates") {
    await savePayment(context.db, draft.id, { metadata: { waits_for: "return_rates" } });
    context.emit(
      "payment.held_back",
      { type: "payment", id: draft.id },
      { related: relatedTo(mandate), category: "system" },
    );
    await tellMandateDesk(context, "return_rates_over", { rail }, `return_rates:${rail}`);
  }
  return true;
}

async function check(
  context: CommandContext,
  mandate: StoredMandate,
  draft: StoredDraft,
  payment: StoredPayment,
) {
  const { presentOn, cycleOn, metadata } = draft;
  const drawable = await receiverOf(context, payment.purpose).drawable(context, mandate.subjectId);
  const facts = {
    // a day that passed while nobody could send is still the day that was announced
    today: presentOn,
    signedAmount: drawable.amount,
    drawnInCycle: await listDrawnInCycle(context.db, mandate.id, cycleOn, draft.id),
    notices: noticesOf(metadata),
    stopFlag: drawable.stopped,
  };
  const amount = { minor: draft.amount, currency: draft.currency };
  const retryOf = await retryFacts(context, mandate, draft);
  return checkDraft(mandate, { amount, presentOn, presentAt: context.now, retryOf }, facts);
}

async function retryFacts(context: CommandContext, mandate: StoredMandate, draft: StoredDraft) {
  const rail = returnRailOf(mandate.rail);
  if (!draft.retryOfId || !rail) return undefined;
  const [first, ...more] = (await listPresentations(context.db, draft.retryOfId)).map(toPresentation);
  const code = more.at(-1)?.code ?? first?.code;
  if (!first || !code) return undefined;
  return { history: { rail, presentations: [first, ...more] as const }, code, choice: {} };
}

/** It is not sent, now or later; who keeps mandates hears why. */
async function stop(
  context: CommandContext,
  mandate: StoredMandate,
  draft: StoredDraft,
  refusal: { code: string; reasons: string[] },
): Promise<void> {
  await savePayment(context.db, draft.id, { state: "cancelled", returnCode: refusal.code });
  context.emit(
    "payment.cancelled",
    { type: "payment", id: draft.id },
    {
      related: relatedTo(mandate),
      after: { code: refusal.code, reasons: refusal.reasons },
      desk: "collections",
    },
  );
  await tellMandateDesk(context, "draft_stopped", {}, `draft_stopped:${mandate.id}`, `/payments/${draft.id}`);
}
