import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { absorbPaymentSnapshot } from "~/money/commands/payment/absorb-payment-snapshot.server";
import { recordCheckout } from "~/money/commands/payment/record-checkout.server";
import { recordProcessorAccount } from "~/money/commands/payment/record-processor-account.server";
import { recordRefundRefused } from "~/money/commands/payment/record-refund-refused.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { processorAccount } from "~/money/queries/processor-account.server";
import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { takeProviderEvent } from "~/jobs/take-provider-event.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import {
  balanceOf,
  customerOf,
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

async function oneDebt() {
  firm = await openFirm(world);
  await enablePayments(world, firm);
  const account = await placeDebt(world, firm);
  if (!account) throw new Error("nothing placed");
  return account;
}

/** From here on the firm's account counts as the fake's own, so that its news finds the firm. */
const listenToFake = () =>
  ownerRows(world, "UPDATE processor_account SET provider = 'fake' WHERE tenant_id = $1", [firm.tenant.id]);

/** News of the fake processor about a payment, as the hook takes it. */
const news = (accountRef: string, paymentId: string, eventId = newId()) =>
  takeProviderEvent(
    {
      provider: "fake",
      eventId,
      accountRef,
      type: "payment_intent.succeeded",
      subject: "payment",
      createdAt: new Date(),
      objectRef: "pi",
      paymentId,
    },
    "{}",
  );

describe("provider news", () => {
  it("8.a told three times and before our own answer, it posts once", async () => {
    const account = await oneDebt();
    const open = await openCheckoutFor(world, firm, account, "100.00");
    await listenToFake();
    world.host.ports.payments.pay(open.checkoutRef ?? "", "ok");
    const id = newId();
    const taken = [];
    for (let times = 0; times < 3; times += 1)
      taken.push(await news(open.processorAccountRef ?? "", open.id, id));
    taken.push(await news(open.processorAccountRef ?? "", open.id));
    expect(taken).toEqual(["stored", "known", "known", "stored"]);
    await settle(world);
    expect(await balanceOf(firm, account)).toBe(20_000n);
    const entries = await ownerRows<{ n: number }>(
      world,
      "SELECT count(*)::int AS n FROM journal_entry WHERE tenant_id = $1 AND rule_code = 'PC01'",
      [firm.tenant.id],
    );
    expect(entries).toEqual([{ n: 1 }]);
  });

  it("8.e an account no firm has here is stored and acted on by nobody", async () => {
    await oneDebt();
    expect(await news("acct_of_a_stranger", newId())).toBe("stored");
    const done = await world.drain();
    expect(done.done).not.toContain("absorb-provider-event");
  });

  it("AX-9.4 an effect that fails after the news was stored is tried again and done once", async () => {
    const account = await oneDebt();
    const open = await openCheckoutFor(world, firm, account, "100.00");
    await listenToFake();
    world.host.ports.payments.pay(open.checkoutRef ?? "", "ok");
    world.host.ports.payments.loseAnswers(1);
    const id = newId();
    await news(open.processorAccountRef ?? "", open.id, id);
    const first = await world.drain();
    expect(first.errors.map((one) => one.job)).toEqual(["absorb-provider-event"]);
    const [inbox] = await ownerRows<{ id: string; state: string }>(
      world,
      "SELECT id, state FROM provider_event WHERE event_id = $1",
      [id],
    );
    expect(inbox?.state).toBe("failed");
    const { absorbProviderEvent } = await import("~/jobs/money/absorb-provider-event.server");
    const event = { subject: "payment", paymentId: open.id };
    await absorbProviderEvent(world.host, { tenantId: firm.tenant.id, providerEventId: inbox?.id, event });
    expect(await balanceOf(firm, account)).toBe(20_000n);
  });
});

describe("the way to a payment page", () => {
  it("an answer that got lost is asked for again with the same key and opens one page", async () => {
    const account = await oneDebt();
    const debtor = await customerOf(firm, account);
    world.host.ports.payments.loseAnswers(1, { tookEffect: true });
    const { paymentId } = yes(
      await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "10.00" }, nextKey()),
    );
    const lost = await world.drain();
    expect(lost.errors.map((one) => one.job)).toEqual(["open-checkout"]);
    const { openCheckout } = await import("~/jobs/money/open-checkout.server");
    await openCheckout(world.host, { tenantId: firm.tenant.id, paymentId });
    expect(await read(firm, paymentId)).toMatchObject({ state: "submitted" });
  });

  it("late news of a finished payment changes nothing, a refused page fails it", async () => {
    const account = await oneDebt();
    const paid = await payByCard(world, firm, account, "10.00");
    const late = { paymentId: paid.id, result: { kind: "refused", code: "TOO_LATE" } };
    expect(yes(await firm.system.change(recordCheckout, late))).toEqual({ state: "succeeded" });
    expect(await firm.system.change(recordCheckout, { ...late, paymentId: newId() })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const debtor = await customerOf(firm, account);
    const { paymentId } = yes(
      await debtor.change(startDebtorCheckout, { accountId: account.id, amount: "20.00" }, nextKey()),
    );
    expect(
      yes(
        await firm.system.change(recordCheckout, {
          paymentId,
          result: { kind: "refused", code: "AMOUNT_TOO_SMALL" },
        }),
      ),
    ).toEqual({ state: "failed" });
  });

  it("a sum that differs from what was asked is never taken silently", async () => {
    const account = await oneDebt();
    const open = await openCheckoutFor(world, firm, account, "10.00");
    const snapshot = { state: "succeeded", amountReceived: 999n, currency: "USD", refunds: [] };
    expect(await firm.system.change(absorbPaymentSnapshot, { paymentId: open.id, snapshot })).toMatchObject({
      refusal: { code: "AMOUNT_DIFFERS" },
    });
    expect((await read(firm, open.id)).state).toBe("submitted");
  });

  it("a firm that is not connected takes no cards", async () => {
    firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    if (!account) throw new Error("nothing placed");
    const debtor = await customerOf(firm, account);
    const answer = await debtor.change(
      startDebtorCheckout,
      { accountId: account.id, amount: "10.00" },
      nextKey(),
    );
    expect(answer).toMatchObject({ refusal: { code: "PAYMENTS_DISABLED" } });
  });

  it("P1-4 the account's state changes by what the processor says and nothing else", async () => {
    firm = await openFirm(world);
    const state = async () => (await firm.system.read(processorAccount, undefined))?.state;
    expect(await state()).toBe("not_started");
    yes(
      await firm.system.change(recordProcessorAccount, {
        accountRef: "acct_1",
        state: "action_needed",
        requirements: ["tax_id"],
        link: null,
      }),
    );
    expect(await state()).toBe("action_needed");
    expect(
      await firm.admin.change(recordProcessorAccount, {
        accountRef: "acct_1",
        state: "enabled",
        requirements: [],
        link: null,
      }),
    ).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });
});

describe("refunds that fail", () => {
  it("a refusal frees the money that was set aside, and telling it twice changes nothing", async () => {
    const account = await oneDebt();
    const paid = await payByCard(world, firm, account, "100.00");
    const { refundId } = yes(
      await firm.admin.change(
        requestRefund,
        { paymentId: paid.id, amount: "100.00", reason: "a mistake" },
        nextKey(),
      ),
    );
    const told = { paymentId: paid.id, refundId, code: "CHARGE_DISPUTED" };
    expect(yes(await firm.system.change(recordRefundRefused, told))).toEqual({ state: "failed" });
    expect(yes(await firm.system.change(recordRefundRefused, told))).toEqual({ state: "failed" });
    const held = await ownerRows(
      world,
      "SELECT sum(held)::text AS held FROM ledger_balance WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(held).toEqual([{ held: "0" }]);
    yes(
      await firm.admin.change(
        requestRefund,
        { paymentId: paid.id, amount: "100.00", reason: "again" },
        nextKey(),
      ),
    );
  });

  it("two refunds of the whole at once give it back once; viewers and other firms give back nothing", async () => {
    const account = await oneDebt();
    const paid = await payByCard(world, firm, account, "100.00");
    const ask = { paymentId: paid.id, amount: "100.00", reason: "twice at once" };
    const answers = await Promise.all([
      firm.admin.change(requestRefund, ask, nextKey()),
      firm.admin.change(requestRefund, ask, nextKey()),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await firm.viewer.change(requestRefund, ask, nextKey())).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const other = await openFirm(world);
    expect(await other.admin.change(requestRefund, ask, nextKey())).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await firm.admin.change(requestRefund, ask)).toMatchObject({
      refusal: { code: "IDEMPOTENCY_KEY_REQUIRED" },
    });
  });
});
