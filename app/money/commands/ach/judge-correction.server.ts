import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { relatedTo } from "~/money/commands/mandate/take-mandate.server";
import { findAnswerForChange, findCorrection, saveAnswer } from "~/money/data/ach/ach-answers.server";
import { findBankToken, saveBankToken } from "~/money/data/ach/bank-tokens.server";
import { findDraft } from "~/money/data/mandate/drafts.server";
import { findMandateForChange } from "~/money/data/mandate/mandates.server";
import { bankTokenFault, bankTokenLabel } from "~/money/domain/ach/bank-token";
import type { CorrectedData } from "~/money/domain/ach/corrected-data";

const input = z.object({ answerId: z.uuid(), decision: z.enum(["accept", "reject"], "REQUIRED") });

/** What the debtor's bank asks to be put right goes into the mandate, or a person says no. */
export const judgeCorrection = defineCommand(
  { name: "mandate.judge_correction", permission: "mandate:manage", input },
  async (context, { answerId, decision }): Promise<Outcome<{ state: "accepted" | "rejected" }>> => {
    const answer = await findAnswerForChange(context.db, answerId);
    if (!answer?.paymentId) return refuse("NOT_FOUND");
    if (answer.state !== "proposed") return refuse("ALREADY_DONE");
    const judgedById = context.actor.id;
    if (decision === "reject") {
      await saveAnswer(context.db, answerId, { state: "rejected", judgedById });
      context.emit(
        "ach_answer.rejected",
        { type: "payment", id: answer.paymentId },
        { after: { code: answer.code } },
      );
      return accept({ state: "rejected" });
    }
    const corrected = await findCorrection(context.db, answerId);
    const done = await putRight(context, answer.paymentId, corrected ?? {}, answer.code);
    if (!done.ok) return done;
    await saveAnswer(context.db, answerId, { state: "accepted", judgedById });
    return accept({ state: "accepted" });
  },
);

async function putRight(
  context: CommandContext,
  paymentId: string,
  corrected: CorrectedData,
  code: string,
): Promise<Outcome<null>> {
  const draft = await findDraft(context.db, paymentId);
  const mandate = draft && (await findMandateForChange(context.db, draft.mandateId));
  const token = mandate && (await findBankToken(context.db, mandate.id));
  if (!token) return refuse("NOT_FOUND");
  const { accountKind, routing, account, holderName } = corrected;
  // debits go to checking and savings accounts only
  if (accountKind === "ledger" || accountKind === "loan") return refuse("CORRECTION_NOT_DEBITABLE");
  const next = {
    routing: routing ?? token.routing,
    account: account ?? token.account,
    accountKind: accountKind ?? token.accountKind,
  };
  if (bankTokenFault(next)) return refuse("CORRECTION_NOT_DEBITABLE");
  await saveBankToken(context.db, mandate.id, next, { label: bankTokenLabel(next), holderName });
  context.emit(
    "mandate.account_corrected",
    { type: "mandate", id: mandate.id },
    {
      related: relatedTo(mandate),
      after: { code, account_label: bankTokenLabel(next) },
      desk: "collections",
    },
  );
  return accept(null);
}
