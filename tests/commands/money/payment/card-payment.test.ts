import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { paymentWork } from "~/money/queries/payment-work.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import {
  absorb,
  balanceOf,
  closing,
  customerOf,
  enablePayments,
  nextKey,
  openCheckoutFor,
  payByCard,
  read,
  settle,
} from "../../../support/paying";
import { placeDebt, placeDebts } from "../../../support/placed";
import { openWorld, type World } from "../../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function oneDebt(amount = "300.00") {
  firm = await openFirm(world);
  await enablePayments(world, firm);
  const account = await placeDebt(world, firm, { amount });
  return account;
}

describe("card payment", () => {
  it("a created checkout does not count as paid", async () => {
    const account = await oneDebt();
    const payment = await openCheckoutFor(world, firm, account, "100.00");
    expect(payment).toMatchObject({ state: "submitted", amount: 10_000n });
    expect(await balanceOf(firm, account)).toBe(30_000n);
  });

  it("AX-9.2 success told five times completes once: one posting, one receipt, one movement", async () => {
    const account = await oneDebt();
    const payment = await openCheckoutFor(world, firm, account, "100.00");
    world.host.ports.payments.pay(payment.checkoutRef ?? "", "ok");
    const answers = await Promise.all(Array.from({ length: 5 }, () => absorb(world, firm, payment)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await balanceOf(firm, account)).toBe(20_000n);
    expect(await closing(firm)).toEqual({
      "1040": 9_680n,
      "1060": 320n,
      "2100": 10_000n,
      "2320": 320n,
      "5010": 320n,
    });
  });

  it("a second press for the same sum goes on with the open page, another sum replaces it", async () => {
    const account = await oneDebt();
    const debtor = await customerOf(firm, account);
    const first = yes(
      await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "50.00" }, nextKey()),
    );
    const again = yes(
      await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "50.00" }, nextKey()),
    );
    expect(again.paymentId).toBe(first.paymentId);
    await settle(world);
    const other = yes(
      await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "60.00" }, nextKey()),
    );
    expect(other.paymentId).not.toBe(first.paymentId);
    expect((await read(firm, first.paymentId)).state).toBe("cancelled");
  });

  it("money that arrives on a withdrawn page is taken into the books all the same", async () => {
    const account = await oneDebt();
    const first = await openCheckoutFor(world, firm, account, "50.00");
    world.host.ports.payments.pay(first.checkoutRef ?? "", "ok");
    const debtor = await customerOf(firm, account);
    yes(await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "300.00" }, nextKey()));
    await settle(world);
    expect(await read(firm, first.id)).toMatchObject({ state: "succeeded" });
    expect(await balanceOf(firm, account)).toBe(25_000n);
  });

  it("AX-1.5 more than is owed becomes unapplied money that is owed back", async () => {
    const account = await oneDebt("100.00");
    const first = await openCheckoutFor(world, firm, account, "100.00");
    const debtor = await customerOf(firm, account);
    world.host.ports.payments.pay(first.checkoutRef ?? "", "ok");
    const second = yes(
      await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "70.00" }, nextKey()),
    );
    await settle(world);
    const other = await read(firm, second.paymentId);
    world.host.ports.payments.pay(other.checkoutRef ?? "", "ok");
    yes(await absorb(world, firm, other));
    expect(await balanceOf(firm, account)).toBe(0n);
    expect(await closing(firm)).toMatchObject({ "2100": 10_000n, "2110": 7_000n });
  });

  it("6.d refunds 60 of 100, refuses 50 more, and puts the debt back bucket by bucket", async () => {
    const account = await oneDebt();
    const payment = await payByCard(world, firm, account, "100.00");
    yes(
      await firm.admin.change(
        requestRefund,
        { paymentId: payment.id, amount: "60.00", reason: "paid twice" },
        nextKey(),
      ),
    );
    const refused = await firm.admin.change(
      requestRefund,
      { paymentId: payment.id, amount: "50.00", reason: "again" },
      nextKey(),
    );
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "REFUND_TOO_LARGE", facts: { left: 4_000n } },
    });
    await settle(world);
    expect(await read(firm, payment.id)).toMatchObject({ state: "part_refunded", refunded: 6_000n });
    expect(await balanceOf(firm, account)).toBe(26_000n);
    expect(await closing(firm)).toMatchObject({ "1040": 3_680n, "2100": 4_000n });
    yes(
      await firm.admin.change(
        requestRefund,
        { paymentId: payment.id, amount: "40.00", reason: "the rest" },
        nextKey(),
      ),
    );
    await settle(world);
    expect(await read(firm, payment.id)).toMatchObject({ state: "refunded", refunded: 10_000n });
    expect(await balanceOf(firm, account)).toBe(30_000n);
  });

  it("a dispute takes the money back for now, and losing it makes the debt owed again", async () => {
    const account = await oneDebt();
    const payment = await payByCard(world, firm, account, "100.00");
    world.host.ports.payments.openDispute(payment.processorRef ?? "");
    yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "disputed" });
    expect(await closing(firm)).toMatchObject({ "1045": 10_000n, "5030": 1_500n });
    world.host.ports.payments.closeDispute(payment.processorRef ?? "", "lost");
    yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "charged_back" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect(await closing(firm)).not.toHaveProperty("1045");
  });

  it("AX-9.6 the same key with another amount is refused and makes no second payment", async () => {
    const account = await oneDebt();
    const debtor = await customerOf(firm, account);
    const key = nextKey();
    const first = yes(
      await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "100.00" }, key),
    );
    const other = await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "101.00" }, key);
    expect(other).toMatchObject({ ok: false, refusal: { code: "IDEMPOTENCY_MISMATCH" } });
    const same = await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "100.00" }, key);
    expect(same).toMatchObject({ ok: true, replayed: true, value: first });
  });

  it("another debtor's account is as good as missing", async () => {
    const account = await oneDebt();
    const [, other] = await placeDebts(world, firm, [
      {},
      { name: "Marcus Reed", email: "marcus@example.com" },
    ]);
    if (!other) throw new Error("nothing was placed");
    const stranger = await customerOf(firm, other);
    const answer = await stranger.change(
      startDebtorCheckout,
      { accountId: account.id, amount: "10.00" },
      nextKey(),
    );
    expect(answer).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect(await stranger.read(paymentWork, { paymentId: account.id })).toBeNull();
  });
});
