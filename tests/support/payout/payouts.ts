import { addExternalAccount } from "~/money/commands/payee/add-external-account.server";
import { verifyExternalAccount } from "~/money/commands/payee/verify-external-account.server";
import { draftPayout } from "~/money/commands/payout/draft-payout.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { accountPage } from "~/collections/queries/account/account-page.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { runCommand } from "~/office/commands/command/run-command.server";
import type { Command } from "~/office/commands/command/define-command";
import { newId } from "~/platform/ids/new-id";

import { type Firm, yes } from "../firm";
import { ownerRows } from "../owner-rows";
import { nextKey } from "../paying";
import { placeDebt } from "../placed";
import { bankAccountOf, table, takeIn } from "../statements";
import type { World } from "../world";

/** A third person with an admin's rights. */
export function thirdPerson(world: World, { tenant, admin }: Firm) {
  const actor = { ...admin.actor, id: newId(), name: "A third person" };
  const origin = { ip: null, userAgent: null, requestId: null };
  return {
    change: <I, O>(command: Command<I, O>, input: unknown, key?: string) =>
      runCommand(world.host, { tenant, actor, origin, idempotencyKey: key ?? null }, command, input),
  };
}

export interface Overpaid {
  accountId: string;
  customerId: string;
  externalAccountId: string;
  trustId: string;
}

/** A debtor who paid 30.00 more than was owed, with a verified bank account. */
export async function overpaid(world: World, firm: Firm, number = "000123456789"): Promise<Overpaid> {
  const debt = await placeDebt(world, firm, { amount: "10.00" });
  const trustId = await bankAccountOf(world, firm, "trust");
  const text = `TOO MUCH ${debt.id}`;
  await takeIn(world, firm, table([[firm.tenant.businessDate, text, "40.00"]]), { bankAccountId: trustId });
  const line = await lineOf(world, firm, text);
  const parts = [{ targetType: "account", targetId: debt.id, amount: "40.00" }];
  yes(await firm.admin.change(confirmMatch, { lineId: line.id, version: line.version, parts }, nextKey()));
  const page = await firm.admin.read(accountPage, { accountId: debt.id });
  const customerId = page?.account.customerId ?? "";
  const externalAccountId = await payeeOf(firm, { type: "customer", id: customerId }, number);
  return { accountId: debt.id, customerId, externalAccountId, trustId };
}

export interface Line {
  id: string;
  state: string;
  version: number;
  matched: string;
}

export async function lineOf(world: World, firm: Firm, text: string): Promise<Line> {
  const [line] = await ownerRows<Line>(
    world,
    "SELECT id, state, version, matched::text FROM statement_line WHERE tenant_id = $1 AND narrative = $2",
    [firm.tenant.id, text],
  );
  if (!line) throw new Error("no such line");
  return line;
}

/** A verified bank account of a party. */
export async function payeeOf(
  firm: Firm,
  holder: { type: string; id: string },
  number: string,
): Promise<string> {
  const form = { holderType: holder.type, holderId: holder.id, holderName: "Angela Foster", bankCode: "021000021", number, kind: "checking" };
  const { externalAccountId } = yes(await firm.admin.change(addExternalAccount, form));
  yes(await firm.manager.change(verifyExternalAccount, { externalAccountId }));
  return externalAccountId;
} // prettier-ignore

export const refundForm = (of: Overpaid, amount = "30.00") => ({
  purpose: "refund",
  accountId: of.accountId,
  externalAccountId: of.externalAccountId,
  bankAccountId: of.trustId,
  amount,
  reason: "Paid too much",
});

export async function drafted(firm: Firm, form: object): Promise<string> {
  return yes(await firm.admin.change(draftPayout, form, nextKey())).payoutId;
}

export async function waitingFor(world: World, payoutId: string): Promise<string> {
  const [row] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM approval_request WHERE subject_id = $1 AND state = 'pending' ORDER BY id DESC LIMIT 1",
    [payoutId],
  );
  return row?.id ?? "";
}

export async function decide(
  world: World,
  hand: Pick<Firm["admin"], "change">,
  payoutId: string,
  decision = "approve",
) {
  const approvalId = await waitingFor(world, payoutId);
  return hand.change(decideApproval, {
    approvalId,
    decision,
    reason: decision === "reject" ? "Not now" : "",
  });
}

/** Drafted by the admin, approved by the manager. */
export async function approved(world: World, firm: Firm, form: object): Promise<string> {
  const payoutId = await drafted(firm, form);
  yes(await decide(world, firm.manager, payoutId));
  return payoutId;
}

export async function released(
  world: World,
  firm: Firm,
  form: object,
): Promise<{ payoutId: string; batchId: string }> {
  const payoutId = await approved(world, firm, form);
  const { batchId } = yes(await firm.admin.change(releasePayouts, { payoutIds: [payoutId] }, nextKey()));
  return { payoutId, batchId };
}

export async function stateOf(world: World, payoutId: string): Promise<string> {
  const [row] = await ownerRows<{ state: string }>(world, "SELECT state FROM payment WHERE id = $1", [
    payoutId,
  ]);
  return row?.state ?? "";
}
