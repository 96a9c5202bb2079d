import { drawPayment } from "~/collections/commands/mandate/draw-payment.server";
import { recordBankMandate } from "~/collections/commands/mandate/record-bank-mandate.server";
import { commitAnswers } from "~/money/commands/ach/commit-answers.server";
import { makeDebitFile } from "~/money/commands/ach/make-debit-file.server";
import { setOriginator } from "~/money/commands/ach/set-originator.server";
import { startAnswerFile } from "~/money/commands/ach/start-answer-file.server";
import { addDays } from "~/office/domain/calendar-date";

import { type Firm, yes } from "./firm";
import { ownerRows } from "./owner-rows";
import { nextKey, settle } from "./paying";
import { placeDebt } from "./placed";
import { bringForward } from "./saving";
import type { World } from "./world";

export const ORIGINATOR = {
  destination: "091000019",
  destinationName: "Northern Bank",
  originId: "1234567890",
  originName: "Firm",
  odfi: "091000019",
  companyName: "Firm",
  companyId: "1234567890",
};

export const signed = (firm: Firm, accountId: string, more: object = {}) => ({
  accountId,
  holderName: "Dana Debtor",
  routing: "091012984",
  account: "123456789",
  accountKind: "checking",
  maxAmount: "100.00",
  signedOn: firm.tenant.businessDate,
  ...more,
});

/** A debt of 300.00 with a debit of 100.00 on a mandate on paper, announced in time, whose day is here. */
export async function bankDraft(world: World, firm: Firm) {
  const account = await placeDebt(world, firm);
  const { mandateId } = yes(await firm.admin.change(recordBankMandate, signed(firm, account.id), nextKey()));
  const { paymentId } = yes(
    await firm.admin.change(
      drawPayment,
      { accountId: account.id, mandateId, amount: "100.00", on: addDays(firm.tenant.businessDate, 12) },
      nextKey(),
    ),
  );
  await bringForward(world, firm, paymentId, 10);
  return { account, mandateId, paymentId };
}

export async function madeFile(firm: Firm): Promise<string> {
  yes(await firm.admin.change(setOriginator, ORIGINATOR));
  const { fileId } = yes(await firm.admin.change(makeDebitFile, {}, nextKey()));
  if (!fileId) throw new Error("nothing was due");
  return fileId;
}

/** The debits settle on the next day of the banks; here that day is today. */
export async function settlesToday(world: World, firm: Firm, fileId: string): Promise<void> {
  await ownerRows(world, "UPDATE ach_file SET effective_on = $2::date WHERE id = $1 RETURNING id", [
    fileId,
    firm.tenant.businessDate,
  ]);
}

export async function traceOf(world: World, paymentId: string): Promise<string> {
  const [row] = await ownerRows<{ trace: string }>(
    world,
    "SELECT trace FROM ach_entry WHERE payment_id = $1",
    [paymentId],
  );
  return row?.trace ?? "";
}

export async function uploadAnswers(world: World, firm: Firm, content: string) {
  const stored = await world.store(firm.tenant.id, content);
  const begun = await firm.admin.change(startAnswerFile, {
    ...stored,
    fileName: "returns.ach",
    mime: "text/plain",
  });
  await settle(world);
  return begun;
}

export async function takeAnswers(world: World, firm: Firm, content: string): Promise<string> {
  const { fileId } = yes(await uploadAnswers(world, firm, content));
  yes(await firm.admin.change(commitAnswers, { fileId }));
  await settle(world);
  return fileId;
}

export interface AnswerRow {
  id: string;
  kind: string;
  code: string;
  state: string;
  reason: string | null;
}

export function answersOf(world: World, fileId: string): Promise<AnswerRow[]> {
  return ownerRows<AnswerRow>(
    world,
    "SELECT id, kind, code, state, reason FROM ach_answer WHERE file_id = $1 ORDER BY place",
    [fileId],
  );
}
