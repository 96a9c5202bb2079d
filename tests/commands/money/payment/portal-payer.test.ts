import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { receiptFacts } from "~/collections/queries/payment/receipt-facts.server";
import { askPayment } from "~/money/commands/payment/ask-payment.server";
import { signOutOfPortal } from "~/people/commands/portal/sign-out-of-portal.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import {
  customerOf,
  enablePayments,
  nextKey,
  openCheckoutFor,
  payByCard,
  read,
  settle,
} from "../../../support/paying";
import { placeDebt } from "../../../support/placed";
import { openWorld, type World } from "../../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world, { slug: "payers-firm" });
  await enablePayments(world, firm);
});
afterAll(() => world.close());

async function debtOf(name: string, email: string) {
  const account = await placeDebt(world, firm, { name, email });
  return account;
}

describe("a payer who came back from the card page", () => {
  it("has the processor asked when no news arrived, and the payment completes", async () => {
    const account = await debtOf("Anna Ask", "anna@example.com");
    const payment = await openCheckoutFor(world, firm, account, "100.00");
    world.host.ports.payments.pay(payment.checkoutRef ?? "", "ok");
    const payer = await customerOf(firm, account);
    yes(await payer.change(askPayment, { paymentId: payment.id }));
    await settle(world);
    expect((await read(firm, payment.id)).state).toBe("succeeded");
  });

  it("cannot ask about somebody else's payment", async () => {
    const account = await debtOf("Ben Other", "ben@example.com");
    const payment = await openCheckoutFor(world, firm, account, "50.00");
    const stranger = await customerOf(firm, await debtOf("Cat Stranger", "cat@example.com"));
    const answer = await stranger.change(askPayment, { paymentId: payment.id });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("asking about a payment that has ended asks nobody", async () => {
    const account = await debtOf("Dan Done", "dan@example.com");
    const payment = await payByCard(world, firm, account, "20.00");
    await settle(world);
    yes(await (await customerOf(firm, account)).change(askPayment, { paymentId: payment.id }));
    expect((await world.drain()).done).not.toContain("check-payment");
  });
});

it("a sum that no card payment can carry is refused before anybody is asked", async () => {
  const account = await placeDebt(world, firm, { name: "Max Large", amount: "1000000.00" });
  const payer = await customerOf(firm, account);
  const pay = (amount: string) =>
    payer.change(startDebtorCheckout, { accountId: account.id, amount }, nextKey());
  expect(await pay("1000000.00")).toMatchObject({
    ok: false,
    refusal: { fields: { amount: "ABOVE_CARD_LIMIT" } },
  });
  expect(await pay("999999.99")).toMatchObject({ ok: true });
});

describe("the receipt", () => {
  it("is mailed to the payer once, with amounts as the firm's people write them", async () => {
    const account = await debtOf("Eva Mail", "eva@example.com");
    await payByCard(world, firm, account, "100.00");
    await settle(world);
    const mails = world.host.ports.email.sentTo("eva@example.com");
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("$100.00");
    expect(mails[0]?.text).toContain("$200.00");
    expect(mails[0]?.text).toContain("http://quittance.test/portal/payers-firm");
  });

  it("tells what was paid for whom, to staff in scope and to the debtor alone", async () => {
    const account = await debtOf("José Fuentes", "jose@example.com");
    const { id: paymentId } = await payByCard(world, firm, account, "100.00");
    const seen = await firm.admin.read(receiptFacts, { paymentId });
    expect(seen).toMatchObject({
      payerName: "José Fuentes",
      accountRef: account.externalRef,
      amount: 10_000n,
      balance: 20_000n,
      voided: false,
      allocation: [{ component: "principal", amount: 10_000n }],
    });
    expect(await (await customerOf(firm, account)).read(receiptFacts, { paymentId })).toEqual(seen);
    const stranger = await customerOf(firm, await debtOf("Gil Stranger", "gil@example.com"));
    expect(await stranger.read(receiptFacts, { paymentId })).toBeNull();
    expect(await (await firm.collector()).read(receiptFacts, { paymentId })).toBeNull();
  });
});

it("leaving the portal is a fact of the firm's log", async () => {
  const account = await debtOf("Hal Leaves", "hal@example.com");
  const customer = await customerOf(firm, account);
  yes(await customer.change(signOutOfPortal, {}));
  const events = await ownerRows(
    world,
    `SELECT 1 FROM event WHERE type = 'portal.signed_out' AND subject_id = '${customer.actor.id ?? ""}'`,
  );
  expect(events).toHaveLength(1);
});
