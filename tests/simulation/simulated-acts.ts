import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { calculateRemittance } from "~/collections/commands/remittance/calculate-remittance.server";
import { payRemittances } from "~/collections/commands/remittance/pay-remittances.server";
import { withdrawRemittance } from "~/collections/commands/remittance/withdraw-remittance.server";
import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { proposeJournal } from "~/money/commands/ledger/propose-journal.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { cancelPayout } from "~/money/commands/payout/cancel-payout.server";
import { draftPayout } from "~/money/commands/payout/draft-payout.server";
import { recordPayoutFailure } from "~/money/commands/payout/record-payout-failure.server";
import { redraftPayout } from "~/money/commands/payout/redraft-payout.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";

import type { Firm } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { absorb, cashForm, customerOf, nextKey, read } from "../support/paying";
import type { World } from "../support/world";

/** A failing seed is a bug report: the same seed makes the same month. */
export function randomOf(seed: number) {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return {
    whole: (most: number) => Math.floor(next() * most),
    pick: <T>(list: T[]): T | undefined => list[Math.floor(next() * list.length)],
  };
}

type Chance = ReturnType<typeof randomOf>;

export interface Firmwork {
  world: World;
  firm: Firm;
  debts: WorklistRow[];
  chance: Chance;
  trustId: string;
  operatingId: string;
  /** how the client's money is sent */
  type: "net" | "gross" | "combined";
  /** a verified bank account of somebody the firm owes */
  payeeId: string;
}

export const amountOf = (chance: Chance) =>
  `${1 + chance.whole(90)}.${String(chance.whole(100)).padStart(2, "0")}`;

export const idsOf = async (world: World, firm: Firm, sql: string) =>
  (await ownerRows<{ id: string }>(world, sql, [firm.tenant.id])).map((row) => row.id);

/** What news of a payment leads to; an answer that got lost on the way is asked for at the next news. */
async function look(world: World, firm: Firm, payment: Awaited<ReturnType<typeof read>>): Promise<void> {
  try {
    await absorb(world, firm, payment);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("the fake lost"))) throw error;
  }
}

/** What may happen to money on its way out. */
const PAYOUT_ACTS: ((at: Firmwork) => Promise<unknown>)[] = [
  async ({ firm, chance, operatingId, payeeId }) => {
    const form = {
      purpose: "expense",
      expenseCode: "5400",
      externalAccountId: payeeId,
      bankAccountId: operatingId,
    };
    return firm.admin.change(draftPayout, { ...form, amount: amountOf(chance), reason: "Paper" }, nextKey());
  },
  async ({ world, firm, chance }) => {
    const waiting =
      "SELECT id FROM approval_request WHERE tenant_id = $1 AND state = 'pending' AND act LIKE 'payout.%' ORDER BY id";
    const approvalId = chance.pick(await idsOf(world, firm, waiting));
    const decision = chance.pick(["approve", "approve", "approve", "reject"]);
    return approvalId && firm.manager.change(decideApproval, { approvalId, decision, reason: "simulated" });
  },
  async ({ world, firm }) => {
    const ready =
      "SELECT id FROM payment WHERE tenant_id = $1 AND direction = 'out' AND state = 'approved' ORDER BY id";
    const payoutIds = await idsOf(world, firm, ready);
    return payoutIds.length > 0 && firm.admin.change(releasePayouts, { payoutIds }, nextKey());
  },
  async ({ world, firm, chance }) => {
    const out =
      "SELECT id FROM payment WHERE tenant_id = $1 AND direction = 'out' AND state IN ('released', 'in_transit') ORDER BY id";
    const payoutId = chance.pick(await idsOf(world, firm, out));
    const form = { payoutId, how: chance.pick(["reject", "return", "stop"]), reason: "simulated" };
    return payoutId && firm.admin.change(recordPayoutFailure, form, nextKey());
  },
  async ({ world, firm, chance, payeeId }) => {
    const back =
      "SELECT id FROM payment WHERE tenant_id = $1 AND direction = 'out' AND state IN ('returned', 'rejected', 'draft', 'approved') ORDER BY id";
    const payoutId = chance.pick(await idsOf(world, firm, back));
    const act = chance.pick(["redraft", "cancel"]);
    const form = { payoutId, externalAccountId: payeeId, reason: "simulated" };
    return (
      payoutId &&
      (act === "redraft" ? firm.admin.change(redraftPayout, form) : firm.admin.change(cancelPayout, form))
    );
  },
];

/** What the client is sent: calculated, agreed to, taken back or let go. */
const REMITTANCE_ACTS: ((at: Firmwork) => Promise<unknown>)[] = [
  async ({ firm }) => {
    const form = { creditorId: firm.creditorId, cutOff: firm.tenant.businessDate };
    return firm.admin.change(calculateRemittance, form, nextKey());
  },
  async ({ world, firm, chance }) => {
    const waiting =
      "SELECT id FROM approval_request WHERE tenant_id = $1 AND state = 'pending' AND act = 'remittance.approve' ORDER BY id";
    const approvalId = chance.pick(await idsOf(world, firm, waiting));
    const decision = chance.pick(["approve", "approve", "approve", "reject"]);
    return approvalId && firm.manager.change(decideApproval, { approvalId, decision, reason: "simulated" });
  },
  async ({ world, firm, chance }) => {
    const remittanceId = chance.pick(
      await idsOf(world, firm, "SELECT id FROM remittance WHERE tenant_id = $1 AND state = 'calculated'"),
    );
    if (!remittanceId || chance.whole(3) > 0) return;
    return firm.admin.change(withdrawRemittance, { remittanceId });
  },
  async ({ world, firm }) => {
    const ready =
      "SELECT id FROM remittance WHERE tenant_id = $1 AND state = 'approved' AND payment_id IS NOT NULL ORDER BY id";
    const remittanceIds = await idsOf(world, firm, ready);
    return remittanceIds.length > 0 && firm.admin.change(payRemittances, { remittanceIds }, nextKey());
  },
];

/** Each may be refused (too much, too late, twice); none may break anything. */
export const ACTS: ((at: Firmwork) => Promise<unknown>)[] = [
  async ({ firm, debts, chance }) => {
    const debt = chance.pick(debts)!;
    const method = chance.pick(["cash", "bank_transfer", "cheque"])!;
    const form = {
      ...cashForm(firm, debt),
      amount: amountOf(chance),
      method,
      reference: `REF${chance.whole(1e9)}`,
    };
    return firm.admin.change(recordDebtorPayment, form, nextKey());
  },
  async ({ firm, debts, chance }) => {
    const debt = chance.pick(debts)!;
    const debtor = await customerOf(firm, debt);
    return debtor.change(startDebtorCheckout, { accountId: debt.id, amount: amountOf(chance) }, nextKey());
  },
  async ({ world, firm, chance }) => {
    const open = await idsOf(
      world,
      firm,
      "SELECT id FROM payment WHERE tenant_id = $1 AND state = 'submitted' ORDER BY id",
    );
    const id = chance.pick(open);
    if (!id) return;
    const payment = await read(firm, id);
    const { payments } = world.host.ports;
    payments.pay(payment.checkoutRef ?? "", chance.pick(["ok", "ok", "decline"])!);
    await Promise.all([look(world, firm, payment), look(world, firm, payment)]);
  },
  async ({ world, firm, chance }) => {
    const sql =
      "SELECT id FROM payment WHERE tenant_id = $1 AND method = 'card' AND state IN ('succeeded', 'part_refunded') ORDER BY id";
    const paymentId = chance.pick(await idsOf(world, firm, sql));
    if (chance.whole(4) === 0) world.host.ports.payments.loseAnswers(1, { tookEffect: true });
    const form = { paymentId, amount: amountOf(chance), reason: "simulated" };
    return paymentId && firm.admin.change(requestRefund, form, nextKey());
  },
  async ({ world, firm, chance }) => {
    const sql =
      "SELECT id FROM payment WHERE tenant_id = $1 AND method = 'card' AND state IN ('succeeded', 'disputed') ORDER BY id";
    const id = chance.pick(await idsOf(world, firm, sql));
    if (!id) return;
    const payment = await read(firm, id);
    const { payments } = world.host.ports;
    if (payment.state === "succeeded") payments.openDispute(payment.processorRef ?? "");
    else payments.closeDispute(payment.processorRef ?? "", chance.pick(["won", "lost"])!);
    return look(world, firm, payment);
  },
  async ({ world, firm, debts, chance }) => {
    const sql =
      "SELECT id FROM statement_line WHERE tenant_id = $1 AND side = 'C' AND state IN ('unmatched', 'proposed', 'part_matched') AND narrative NOT LIKE 'COVER %' ORDER BY id";
    const lineId = chance.pick(await idsOf(world, firm, sql));
    if (!lineId) return;
    const [line] = await ownerRows<{ version: number; left: string }>(
      world,
      "SELECT version, (amount - matched)::text AS left FROM statement_line WHERE id = $1",
      [lineId],
    );
    const cents = BigInt(line?.left ?? "1");
    const part = chance.whole(2) === 0 ? cents : cents / 2n + 1n;
    const amount = `${part / 100n}.${String(part % 100n).padStart(2, "0")}`;
    const parts = [{ targetType: "account", targetId: chance.pick(debts)!.id, amount }];
    return firm.admin.change(confirmMatch, { lineId, version: line?.version, parts }, nextKey());
  },
  async ({ world, firm, chance }) => {
    const matchId = chance.pick(
      await idsOf(
        world,
        firm,
        "SELECT id FROM match WHERE tenant_id = $1 AND state = 'confirmed' ORDER BY id",
      ),
    );
    return matchId && firm.admin.change(unmatchLine, { matchId, reason: "simulated" }, nextKey());
  },
  async ({ firm, chance }) => {
    const amount = amountOf(chance);
    const lines = [
      { code: "5400", dr: amount },
      { code: "2800", cr: amount },
    ];
    const form = { effectiveDate: firm.tenant.businessDate, narration: "Paper", lines };
    const asked = await firm.admin.change(proposeJournal, form, nextKey());
    const decision = { decision: chance.pick(["approve", "approve", "reject"]), reason: "simulated" };
    return (
      asked.ok && firm.manager.change(decideApproval, { ...decision, approvalId: asked.value.approvalId })
    );
  },
  ...PAYOUT_ACTS,
  ...REMITTANCE_ACTS,
  ...REMITTANCE_ACTS,
];
