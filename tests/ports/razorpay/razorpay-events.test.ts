import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { razorpayPaymentEvents } from "~/ports/payment-events/razorpay.server";

import recon from "../shapes/razorpay-recon.json";
import { API, CONFIG, INR, PLACE, refusal } from "./razorpay-world";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const SETTLEMENT = {
  id: "setl_DGlQ1Rj8os78Ec",
  entity: "settlement",
  amount: 9_973_635,
  status: "processed",
  fees: 471_699,
  tax: 42_070,
  utr: "1568176960vxp0rj",
  created_at: 1_568_176_960,
};
const NOW = Date.parse("2019-09-20T00:00:00Z");
const port = razorpayPaymentEvents({ ...CONFIG, now: () => NOW });

function answers(given: Record<string, (url: URL) => object>) {
  const asked: string[] = [];
  server.use(
    ...Object.entries(given).map(([path, answer]) =>
      http.get(`${API}${path}`, ({ request }) => {
        const url = new URL(request.url);
        asked.push(url.pathname + url.search);
        return HttpResponse.json(answer(url));
      }),
    ),
  );
  return asked;
}

describe("Razorpay's settlements", () => {
  it("are payouts that arrive on the Indian day they were made", async () => {
    answers({ "/v1/settlements/:id": () => SETTLEMENT });
    expect(await port.fetchPayout({ ...PLACE, payoutRef: SETTLEMENT.id })).toEqual({
      result: "succeeded",
      value: {
        payoutRef: SETTLEMENT.id,
        amount: INR(9_973_635n),
        state: "paid",
        arrivesOn: "2019-09-11",
        failureCode: undefined,
        itemsKnown: true,
      },
    });
  });

  it("that this account does not hold are not found", async () => {
    server.use(http.get(`${API}/v1/settlements/:id`, () => refusal("The id provided does not exist")));
    const answer = await port.fetchPayout({ ...PLACE, payoutRef: "setl_none" });
    expect(answer).toMatchObject({ result: "failed", code: "NOT_FOUND" });
  });

  it("list their own lines by kind, each of which is its amount less its fee", async () => {
    const asked = answers({
      "/v1/settlements/recon/combined": () => recon,
      "/v1/settlements/:id": () => SETTLEMENT,
    });
    const listed = await port.listBalanceItems({ ...PLACE, since: new Date(0), payoutRef: SETTLEMENT.id });
    if (listed.result !== "succeeded") throw new Error(listed.code);
    const { items, nextCursor } = listed.value;
    expect(nextCursor).toBeUndefined();
    expect(asked[1]).toBe("/v1/settlements/recon/combined?year=2019&month=09&count=1000&skip=0");
    expect(items.map(({ kind, amount, fee, net, sourceRef, intentRef }) => [
      kind, amount.minor, fee.minor, net.minor, sourceRef, intentRef,
    ])).toEqual([
      ["payment", 100_000n, 2_900n, 97_100n, "pay_DEXrnipqTmWVGE", "pay_DEXrnipqTmWVGE"],
      ["refund", -42_500n, 0n, -42_500n, "rfnd_DGRcGzZSLyEdg1", "pay_DEXq1pACSqFxtS"],
      ["dispute", -10_000n, 0n, -10_000n, "disp_AHfqOvkldwsbqt", "pay_DEXq1pACSqFxtS"],
      ["other", -100_000n, 296n, -100_296n, "trf_DEUoCEtdsJgvl7", "pay_DEApNNTR6xmqJy"],
    ]); // prettier-ignore
    for (const { amount, fee, net } of items) expect(net.minor).toBe(amount.minor - fee.minor);
  });

  it("are read month by month, back to the month of the account", async () => {
    const months: string[] = [];
    answers({
      "/v2/accounts/:id": () => ({
        id: PLACE.accountRef,
        created_at: Date.parse("2019-07-31T20:00:00Z") / 1000,
      }),
      "/v1/settlements/recon/combined": (url) => {
        months.push([url.searchParams.get("year"), url.searchParams.get("month")].join("-"));
        return { items: [] };
      },
    });
    let cursor: string | undefined;
    do {
      const listed = await port.listBalanceItems({ ...PLACE, since: new Date(0), cursor });
      cursor = listed.result === "succeeded" ? listed.value.nextCursor : undefined;
    } while (cursor);
    expect(months).toEqual(["2019-09", "2019-08"]);
  });
});

describe("what changed at Razorpay", () => {
  it("is told list by list, under names that stay the same, also when it was begun days before", async () => {
    const payment = { id: "pay_1", status: "captured", notes: [], created_at: 1_568_000_000 };
    const asked = answers({
      "/v1/payments": () => ({ items: [payment] }),
      "/v1/refunds": () => ({
        items: [{ ...payment, id: "rfnd_1", payment_id: "pay_1", status: "processed" }],
      }),
      "/v1/disputes": () => ({ items: [] }),
      "/v1/settlements": () => ({ items: [SETTLEMENT] }),
    });
    const events = [];
    let cursor: string | undefined;
    do {
      const listed = await port.listEvents({ ...PLACE, since: new Date("2019-09-15T00:00:00Z"), cursor });
      if (listed.result !== "succeeded") throw new Error(listed.code);
      events.push(...listed.value.items);
      cursor = listed.value.nextCursor;
    } while (cursor);
    expect(asked[0]).toBe(`/v1/payments?from=${Date.parse("2019-09-10T00:00:00Z") / 1000}&count=100&skip=0`);
    expect(
      events.map(({ eventId, subject, intentRef, payoutRef }) => [eventId, subject, intentRef ?? payoutRef]),
    ).toEqual([
      ["listed:pay_1:captured", "payment", "pay_1"],
      ["listed:rfnd_1:processed", "refund", "pay_1"],
      [`listed:${SETTLEMENT.id}:processed`, "payout", SETTLEMENT.id],
    ]);
  });

  it("goes on where a full page ended", async () => {
    const items = Array.from({ length: 100 }, (_, at) => ({ id: `pay_${at}`, created_at: 1, notes: {} }));
    answers({ "/v1/payments": () => ({ items }) });
    const listed = await port.listEvents({ ...PLACE, since: new Date(NOW), cursor: "payments:100" });
    expect(listed).toMatchObject({ value: { nextCursor: "payments:200" } });
  });

  it("is unknown when the answer is not what it should be", async () => {
    answers({ "/v1/payments": () => ({ items: [{ id: 7 }] }) });
    const listed = await port.listEvents({ ...PLACE, since: new Date(NOW) });
    expect(listed).toMatchObject({ result: "unknown", code: "PROVIDER_ERROR" });
  });
});
