import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { followDraft } from "~/money/commands/mandate/follow-draft.server";
import { giveMoneyBack } from "~/money/commands/payment/give-money-back.server";
import {
  findAnswerForChange,
  isCorrectionKnown,
  saveAnswer,
  type StoredAnswer,
} from "~/money/data/ach/ach-answers.server";
import {
  findAchEntryOf,
  findAchFile,
  saveAchFile,
  type StoredAchFile,
} from "~/money/data/ach/ach-files.server";
import { findDraft } from "~/money/data/mandate/drafts.server";
import { findMandateForChange } from "~/money/data/mandate/mandates.server";
import { findPaymentForChange, savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { saveReceiptVoided } from "~/money/data/payment/receipts.server";
import { debtorPaymentReturned } from "~/money/domain/ledger/posting-rules";

import { completeDebit } from "./complete-debit.server";

const input = z.object({ answerId: z.uuid() });

/**
 * One answer of the bank, applied once: a return takes the payment back with all it did and goes by the table of codes,
 * a correction waits for a person. ANSWER_MISFIT with the reason where it fits nothing that stands.
 */
export const applyAnswer = defineCommand(
  { name: "ach_file.apply_answer", permission: "payment:absorb", input },
  async (context, { answerId }): Promise<Outcome<{ state: StoredAnswer["state"] }>> => {
    const answer = await findAnswerForChange(context.db, answerId);
    if (!answer) return refuse("NOT_FOUND");
    if (answer.state !== "waiting" || !answer.paymentId) return accept({ state: answer.state });
    if (answer.kind === "change") {
      if (await isCorrectionKnown(context.db, answer)) return misfit("KNOWN_BEFORE");
      await saveAnswer(context.db, answerId, { state: "proposed" });
      return accept({ state: "proposed" as const });
    }
    const returned = await takeReturned(context, answer, answer.paymentId);
    if (!returned.ok) return returned;
    await saveAnswer(context.db, answerId, { state: "applied" });
    await saveAchFile(context.db, answer.fileId, { returned: answer.amount });
    return accept({ state: "applied" as const });
  },
);

async function takeReturned(
  context: CommandContext,
  answer: StoredAnswer,
  paymentId: string,
): Promise<Outcome<unknown>> {
  const draft = await findDraft(context.db, paymentId);
  if (draft) await findMandateForChange(context.db, draft.mandateId);
  const entry = await findAchEntryOf(context.db, paymentId);
  const file = entry && (await findAchFile(context.db, entry.fileId));
  const payment = await findPaymentForChange(context.db, paymentId);
  if (!file || !payment) return misfit("TRACE_UNKNOWN");
  if (payment.amount !== answer.amount) return misfit("AMOUNT_DIFFERS");
  if (payment.state === "returned") return misfit("RETURNED_BEFORE");
  // a bank returns what it drew, whether or not somebody said that it took the file
  if (payment.state === "submitted") {
    const drawn = await completeDebit(context, payment, file);
    if (!drawn.ok) return drawn;
  } else if (payment.state !== "succeeded" && payment.state !== "cleared") return misfit("PAYMENT_CLOSED");
  return takeBack(context, { ...payment, state: "succeeded" }, file, answer.code);
}

async function takeBack(
  context: CommandContext,
  payment: StoredPayment,
  file: StoredAchFile,
  code: string,
): Promise<Outcome<unknown>> {
  const subject = { type: "payment", id: payment.id };
  const causeEventId = context.emit("payment.returned", subject, {
    related: payment.targetId ? [{ type: "account", id: payment.targetId }] : [],
    after: { amount: payment.amount, currency: payment.currency, code },
    desk: "collections",
  });
  const back = await giveMoneyBack(context, payment, {
    kind: "return",
    amount: payment.amount,
    causeKey: `return:${payment.id}`,
    causeEventId,
    narration: `Bank debit returned (${code})`,
    entry: (from) => debtorPaymentReturned({ code: "1060", dimensionId: file.bankAccountId }, from),
  });
  if (!back.ok) return back;
  await savePayment(context.db, payment.id, { state: "returned", returnCode: code });
  await saveReceiptVoided(context.db, payment.id);
  await followDraft(context, payment, "returned", code);
  return accept(null);
}

function misfit(reason: string) {
  return refuse("ANSWER_MISFIT", { reasons: [reason] });
}
