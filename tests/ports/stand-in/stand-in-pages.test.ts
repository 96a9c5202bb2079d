import { describe, expect, it } from "vitest";

import { CARD, openStandIn, SESSION, submit } from "./stand-in-sdk";

async function openPage() {
  const world = await openStandIn();
  const session = await world.stripe.checkout.sessions.create(SESSION, world.on);
  const url = session.url ?? "";
  const read = () =>
    world.stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] }, world.on);
  return { ...world, session, url, read };
}

describe("the hosted payment page", () => {
  it("shows amount, merchant and test numbers without scripts, and escapes what others wrote", async () => {
    const { url } = await openPage();
    const response = await fetch(url);
    const text = await response.text();
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain("$100.00");
    expect(text).toContain("Harbour &lt;b&gt;Recovery&lt;/b&gt;");
    expect(text).not.toContain("<b>Recovery");
    expect(text).toContain("4000000000009995");
    expect(text).not.toContain("<script");
  });

  it("sends a paid payer to the success address with the page's name", async () => {
    const { url, session, read } = await openPage();
    const response = await submit(url, { ...CARD, email: "dana@example.test" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`https://agency.test/paid?checkout=${session.id}`);
    expect(await read()).toMatchObject({ status: "complete", payment_status: "paid", url: null });
  });

  it("takes the money once when the form is sent twice", async () => {
    const { url, stripe, on } = await openPage();
    const [first, second] = await Promise.all([submit(url, CARD), submit(url, CARD)]);
    expect(first.headers.get("location")).toBe(second.headers.get("location"));
    expect((await stripe.charges.list({}, on)).data).toHaveLength(1);
    expect(await (await fetch(url)).text()).toContain("all done here");
  });

  it("shows a declined card's reason and lets the payer try again", async () => {
    const { url, read, session } = await openPage();
    const response = await submit(url, { ...CARD, cardNumber: "4000000000009995" });
    expect(response.headers.get("location")).toBe(`/c/pay/${session.id}`);
    expect(await (await fetch(url)).text()).toContain("Your card has insufficient funds.");
    expect(await read()).toMatchObject({
      status: "open",
      payment_intent: { status: "requires_payment_method" },
    });
    await submit(url, CARD);
    expect(await read()).toMatchObject({ status: "complete", payment_intent: { status: "succeeded" } });
  });

  it.each([
    [{ cardNumber: "" }, "Your card number is incomplete."],
    [{ cardNumber: "4242424242424241" }, "Your card number is invalid."],
    [{ cardNumber: "4111111111111111" }, "used a non test card"],
    [{ cardExpiry: "01 / 20" }, "expiration year is in the past"],
    [{ cardExpiry: "13 / 34" }, "expiration date is incomplete"],
    [{ cardCvc: "1" }, "security code is incomplete"],
    [{ rail: "us_bank_account", routingNumber: "1", accountNumber: "000123456789" }, "nine digits"],
    [{ rail: "us_bank_account", routingNumber: "110000000", accountNumber: "1" }, "test bank account"],
    [{ rail: "cheque" }, "Choose one of the ways to pay."],
  ])("refuses %o", async (fields, message) => {
    const { url, read } = await openPage();
    await submit(url, { ...CARD, ...fields });
    expect((await (await fetch(url)).text()).replaceAll("&#39;", "'")).toContain(message);
    expect(await read()).toMatchObject({ status: "open", payment_intent: null });
  });

  it.each([
    ["complete", "complete", "https://agency.test/paid"],
    ["fail", "open", "/c/pay/"],
  ])("asks for 3-D Secure and goes on when it is answered: %s", async (answer, status, location) => {
    const { url, read } = await openPage();
    const asked = await submit(url, { ...CARD, cardNumber: "4000002500003155" });
    const challenge = asked.headers.get("location") ?? "";
    expect(await (await fetch(challenge)).text()).toContain("Your bank asks you to confirm");
    const answered = await submit(challenge, { answer });
    expect(answered.headers.get("location")).toContain(location);
    expect((await read()).status).toBe(status);
  });

  it("takes a bank debit and tells later how it went", async () => {
    const { url, read, control } = await openPage();
    await submit(url, { rail: "us_bank_account", routingNumber: "110000000", accountNumber: "000123456789" });
    expect(await read()).toMatchObject({ status: "complete", payment_status: "unpaid" });
    control.settle();
    expect(await read()).toMatchObject({ status: "complete", payment_status: "paid" });
  });

  it("goes back without closing when cancelled", async () => {
    const { url, read } = await openPage();
    const response = await fetch(`${url}/cancel`, { redirect: "manual" });
    expect(response.headers.get("location")).toBe("https://agency.test/pay");
    expect((await read()).status).toBe("open");
  });

  it("is gone after a day, and paying it does nothing", async () => {
    const { url, read, control } = await openPage();
    control.advance(86_401);
    expect((await fetch(url)).status).toBe(410);
    await submit(url, CARD);
    expect(await read()).toMatchObject({ status: "expired", payment_status: "unpaid" });
  });

  it("answers an unknown page with 404", async () => {
    const { standIn } = await openPage();
    expect((await fetch(`${standIn.url}/c/pay/cs_test_none`)).status).toBe(404);
    expect((await fetch(`${standIn.url}/elsewhere`)).status).toBe(404);
  });
});

describe("the onboarding page", () => {
  it("enables the account once and cannot be used again", async () => {
    const { stripe } = await openStandIn();
    const { id } = await stripe.accounts.create({ type: "standard", country: "US" });
    const address = { return_url: "https://agency.test/back", refresh_url: "https://agency.test/again" };
    const link = await stripe.accountLinks.create({ account: id, type: "account_onboarding", ...address });
    expect(await (await fetch(link.url)).text()).toContain("external_account");
    const done = await submit(link.url, { answer: "complete" });
    expect(done.headers.get("location")).toBe(address.return_url);
    expect(await stripe.accounts.retrieve(id)).toMatchObject({
      charges_enabled: true,
      details_submitted: true,
    });
    const again = await fetch(link.url, { redirect: "manual" });
    expect(again.headers.get("location")).toBe(address.refresh_url);
  });
});

describe("the overview", () => {
  it("lists payments and messages", async () => {
    const { url, standIn } = await openPage();
    await submit(url, CARD);
    const text = await (await fetch(standIn.url)).text();
    expect(text).toContain("succeeded");
    expect(text).toContain("payment-1");
  });
});
