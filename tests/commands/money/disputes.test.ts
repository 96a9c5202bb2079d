import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { sendDisputeEvidence } from "~/jobs/money/send-dispute-evidence.server";
import { disputeList } from "~/collections/queries/payment/dispute-list.server";
import { disputePage } from "~/collections/queries/payment/dispute-page.server";
import { answerDispute } from "~/money/commands/dispute/answer-dispute.server";
import { recordEvidenceSent } from "~/money/commands/dispute/record-evidence-sent.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import type { PaymentWork } from "~/money/queries/payment-work.server";
import { notificationList } from "~/office/queries/notification-list.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import {
  absorb,
  balanceOf,
  closing,
  enablePayments,
  nextKey,
  openCheckoutFor,
  payByCard,
  read,
  settle,
} from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const processor = () => world.host.ports.payments;

async function paid() {
  firm = await openFirm(world);
  await enablePayments(world, firm);
  const account = await placeDebt(world, firm, { amount: "300.00" });
  const payment = await payByCard(world, firm, account, "100.00");
  return { account, payment, intent: payment.processorRef ?? "" };
}

interface Row {
  id: string;
  state: string;
  withdrawn: string;
  fee: string;
  evidence_state: string;
  evidence_error: string | null;
}

async function disputeOf(payment: PaymentWork["payment"]): Promise<Row> {
  const [row] = await ownerRows<Row>(world, "SELECT * FROM payment_dispute WHERE payment_id = $1", [
    payment.id,
  ]);
  if (!row) throw new Error("there is no dispute");
  return row;
}

async function held(owner: string): Promise<Record<string, string>> {
  const found = await ownerRows<{ kind: string; left: string }>(
    world,
    `SELECT kind, sum(amount - captured)::text AS left FROM hold WHERE owner_id = $1 AND state IN ('active', 'part_captured') GROUP BY 1`,
    [owner],
  );
  return Object.fromEntries(found.map(({ kind, left }) => [kind, left]));
}

describe("a card dispute", () => {
  it("worked example: 100.00 and its fee of 15.00 are taken, the firm covers the fee, losing it clears 1045", async () => {
    const { account, payment, intent } = await paid();
    processor().openDispute(intent);
    for (let times = 0; times < 3; times += 1) yes(await absorb(world, firm, payment));
    expect(await closing(firm)).toEqual({
      "1040": -1_820n,
      "1045": 10_000n,
      "1060": 1_820n,
      "2100": 10_000n,
      "2320": 1_820n,
      "5010": 320n,
      "5030": 1_500n,
    });
    const dispute = await disputeOf(payment);
    expect(dispute).toMatchObject({ state: "needs_response", withdrawn: "10000", fee: "1500" });
    expect(await held(dispute.id)).toEqual({ dispute: "10000" });
    expect(await held(payment.id)).toEqual({});
    processor().closeDispute(intent, "lost");
    yes(await absorb(world, firm, payment));
    yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "charged_back" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect(await closing(firm)).toEqual({
      "1040": -11_820n + 10_000n,
      "1060": 1_820n,
      "2320": 1_820n,
      "5010": 320n,
      "5030": 1_500n,
    });
    expect(await held(dispute.id)).toEqual({});
  });

  it("won gives the money back to its return window; the fee stays the firm's", async () => {
    const { payment, intent } = await paid();
    processor().openDispute(intent);
    yes(await absorb(world, firm, payment));
    processor().closeDispute(intent, "won");
    yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "succeeded" });
    expect(await closing(firm)).not.toHaveProperty("1045");
    expect(await held(payment.id)).toEqual({ uncleared: "10000" });
    expect(await disputeOf(payment)).toMatchObject({ state: "won", withdrawn: "0", fee: "1500" });
  });

  it("first heard of when it is lost ends where the whole story ends", async () => {
    const { account, payment, intent } = await paid();
    processor().openDispute(intent);
    processor().closeDispute(intent, "lost");
    yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "charged_back" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect(await closing(firm)).not.toHaveProperty("1045");
  });

  it("that begins as an inquiry takes nothing until it is a dispute", async () => {
    const { payment, intent } = await paid();
    processor().openDispute(intent, "inquiry");
    yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "succeeded" });
    expect(await disputeOf(payment)).toMatchObject({ state: "warning_needs_response", withdrawn: "0" });
    processor().openDispute(intent);
    yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "disputed" });
    expect(await closing(firm)).toMatchObject({ "1045": 10_000n, "5030": 1_500n });
  });

  it("of a payment that was refunded is the firm's own loss, covered, and the debtor owes no more", async () => {
    const { account, payment, intent } = await paid();
    const form = { paymentId: payment.id, amount: "100.00", reason: "paid twice" };
    yes(await firm.admin.change(requestRefund, form, nextKey()));
    await settle(world);
    processor().openDispute(intent);
    yes(await absorb(world, firm, payment));
    processor().closeDispute(intent, "lost");
    yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "refunded" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    const books = await closing(firm);
    expect(books).toMatchObject({ "5030": 11_500n, "1060": 11_820n, "2320": 11_820n, "1040": -11_820n });
    expect(books).not.toHaveProperty("1045");
  });

  it("of a bank debit is the bank's return: the payment is returned and cannot be contested", async () => {
    firm = await openFirm(world);
    await enablePayments(world, firm);
    const account = await placeDebt(world, firm, { amount: "300.00" });
    const opened = await openCheckoutFor(world, firm, account, "100.00");
    processor().pay(opened.checkoutRef ?? "", "bank_debit");
    yes(await absorb(world, firm, opened));
    const payment = await read(firm, opened.id);
    processor().settle(payment.processorRef ?? "", "succeeded");
    yes(await absorb(world, firm, payment));
    processor().openDispute(payment.processorRef ?? "");
    yes(await absorb(world, firm, payment));
    const { id } = await disputeOf(payment);
    const asked = { disputeId: id, send: true, evidence: { statement: "No" } };
    expect(await firm.admin.change(answerDispute, asked, nextKey())).toMatchObject({
      refusal: { code: "DISPUTE_NOT_CONTESTABLE" },
    });
    processor().closeDispute(payment.processorRef ?? "", "lost");
    yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "returned" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
  });
});

describe("the answer to a dispute", () => {
  it("may be drafted, is sent once, and then waits for the bank", async () => {
    const { payment, intent } = await paid();
    processor().openDispute(intent);
    yes(await absorb(world, firm, payment));
    const { id } = await disputeOf(payment);
    const draft = { disputeId: id, send: false, evidence: { customerName: "Dana Debtor" } };
    expect(yes(await firm.admin.change(answerDispute, draft, nextKey()))).toMatchObject({ state: "draft" });
    const empty = await firm.admin.change(answerDispute, { ...draft, send: true }, nextKey());
    expect(empty).toMatchObject({ ok: false, refusal: { fields: { statement: "REQUIRED" } } });
    const asked = { ...draft, send: true, evidence: { ...draft.evidence, statement: "The debt was owed." } };
    const key = nextKey();
    yes(await firm.admin.change(answerDispute, asked, key));
    expect(await firm.admin.change(answerDispute, asked, key)).toMatchObject({ ok: true, replayed: true });
    const second = await firm.admin.change(answerDispute, asked, nextKey());
    expect(second).toMatchObject({ refusal: { code: "DISPUTE_ANSWERED" } });
    await settle(world);
    expect(await disputeOf(payment)).toMatchObject({ state: "under_review", evidence_state: "sent" });
    expect([...processor().evidence.values()].at(-1)).toEqual(asked.evidence);
  });

  it("whose answer was lost on the way is sent again under the same key", async () => {
    const { payment, intent } = await paid();
    processor().openDispute(intent);
    yes(await absorb(world, firm, payment));
    const { id } = await disputeOf(payment);
    const asked = { disputeId: id, send: true, evidence: { statement: "The debt was owed." } };
    yes(await firm.admin.change(answerDispute, asked, nextKey()));
    processor().loseAnswers(1, { tookEffect: true });
    const { errors } = await world.drain();
    expect(errors).toHaveLength(1);
    expect(await disputeOf(payment)).toMatchObject({ evidence_state: "sending" });
    await sendDisputeEvidence(world.host, { tenantId: firm.tenant.id, disputeId: id });
    expect(await disputeOf(payment)).toMatchObject({ state: "under_review", evidence_state: "sent" });
    const keys = processor()
      .calls.filter(({ method }) => method === "submitDisputeEvidence")
      .slice(-2);
    expect(keys[0]?.key).toBe(keys[1]?.key);
  });

  it("that the processor refuses may be written again", async () => {
    const { payment, intent } = await paid();
    processor().openDispute(intent);
    yes(await absorb(world, firm, payment));
    const { id } = await disputeOf(payment);
    const asked = { disputeId: id, send: true, evidence: { statement: "The debt was owed." } };
    yes(await firm.admin.change(answerDispute, asked, nextKey()));
    yes(await firm.system.change(recordEvidenceSent, { disputeId: id, refusedCode: "DISPUTE_CLOSED" }));
    expect(await disputeOf(payment)).toMatchObject({
      evidence_state: "refused",
      evidence_error: "DISPUTE_CLOSED",
    });
    yes(await firm.admin.change(answerDispute, asked, nextKey()));
  });

  it("is for those who may answer: others and other firms are refused, and those who may are told", async () => {
    const { payment, intent } = await paid();
    processor().openDispute(intent);
    yes(await absorb(world, firm, payment));
    const { id } = await disputeOf(payment);
    const asked = { disputeId: id, send: false, evidence: { statement: "Mine" } };
    expect(await firm.viewer.change(answerDispute, asked, nextKey())).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const other = await openFirm(world);
    expect(await other.admin.change(answerDispute, asked, nextKey())).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const bell = await firm.admin.read(notificationList, { limit: 20 });
    expect(bell.entries.map(({ type }) => type)).toContain("dispute_opened");
    const page = await firm.viewer.read(disputePage, { paymentId: payment.id });
    expect(page).toMatchObject({ contestable: true, facts: { payment: { amount: 10_000n, surplus: 0n } } });
    expect(await other.viewer.read(disputePage, { paymentId: payment.id })).toBeNull();
    const waiting = await firm.viewer.read(disputeList, { view: "answer" });
    expect(waiting).toMatchObject({ open: 1, rows: [{ paymentId: payment.id }] });
    expect((await other.viewer.read(disputeList, { view: "answer" })).rows).toEqual([]);
  });
});
