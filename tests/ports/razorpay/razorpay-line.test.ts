import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { fromRazorpayAmount, toRazorpayAmount } from "~/ports/payments/razorpay/razorpay-amount";
import { razorpayPayments } from "~/ports/payments/razorpay/razorpay-payments.server";

import { API, CONFIG, PLACE, refusal } from "./razorpay-world";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const REFUND = { id: "rfnd_1", amount: 100, currency: "INR", status: "processed", created_at: 1, notes: [] };

function openLine(answer: (call: number) => Response | Promise<Response>, retryDelaysMs = [2, 4, 8]) {
  const seen = { calls: 0, pauses: [] as number[], now: 0 };
  server.use(
    http.all(`${API}/*`, () => {
      seen.calls += 1;
      return answer(seen.calls);
    }),
  );
  const sleep = (milliseconds: number) => {
    seen.pauses.push(milliseconds);
    return Promise.resolve();
  };
  const port = razorpayPayments({ ...CONFIG, retryDelaysMs, sleep, now: () => seen.now });
  return { seen, port, fetchRefund: () => port.fetchRefund({ ...PLACE, refundRef: "rfnd_1" }) };
}

const late = async () => {
  await new Promise((done) => setTimeout(done, 400));
  return HttpResponse.json(REFUND);
};

describe("a call to Razorpay on a bad line", () => {
  it.each([
    ["a server error", () => refusal("down", 500)],
    ["a page of a gateway", () => new HttpResponse("<html>", { status: 502 })],
    ["too many requests", () => refusal("slow down", 429)],
    ["a refund that is being made", () => refusal("conflict", 409)],
    ["no answer in time", late],
  ])("is tried again on %s", async (_, trouble) => {
    const { seen, fetchRefund } = openLine((call) => (call < 4 ? trouble() : HttpResponse.json(REFUND)));
    expect((await fetchRefund()).result).toBe("succeeded");
    expect(seen.pauses).toEqual([2, 4, 8]);
  });

  it.each([
    ["PROVIDER_ERROR", () => refusal("down", 503)],
    ["RATE_LIMITED", () => refusal("slow down", 429)],
    ["IN_PROGRESS", () => refusal("conflict", 409)],
    ["TIMEOUT", late],
    ["NETWORK", () => HttpResponse.error()],
    ["NOT_AUTHORISED", () => refusal("The api key provided is invalid", 401)],
    ["KEY_REUSED", () => refusal("Different request for the same idempotency key")],
    ["PROVIDER_ERROR", () => HttpResponse.json([])],
    ["PROVIDER_ERROR", () => new HttpResponse("{")],
  ])("ends as unknown %s when it never gets better", async (code, trouble) => {
    const { fetchRefund } = openLine(trouble, []);
    expect(await fetchRefund()).toMatchObject({ result: "unknown", code });
  });

  it("is not made at all after five failures, until a probe gets through", async () => {
    const { seen, fetchRefund } = openLine((call) =>
      call <= 5 ? refusal("x", 500) : HttpResponse.json(REFUND),
    );
    expect(await fetchRefund()).toMatchObject({ code: "PROVIDER_ERROR" });
    expect(await fetchRefund()).toMatchObject({ code: "PROCESSOR_UNAVAILABLE", retryAfterSeconds: 30 });
    seen.now = 30_000;
    expect((await fetchRefund()).result).toBe("succeeded");
  });
});

describe("amounts at Razorpay", () => {
  it.each([
    ["INR", 10_050n],
    ["JPY", 295n],
    ["KWD", 295_990n],
  ])("in %s are counted as ours", (currency, minor) => {
    const sent = toRazorpayAmount({ minor, currency });
    expect(sent).toEqual({ ok: true, amount: Number(minor) });
    expect(fromRazorpayAmount(Number(minor), currency.toLowerCase())).toEqual({ minor, currency });
  });

  it("that the networks would change are refused before they are sent", async () => {
    const { port, seen } = openLine(() => HttpResponse.json(REFUND));
    const amount = { minor: 295_991n, currency: "KWD" };
    const order = { ...PLACE, paymentRef: "pay_1", paymentId: "p", key: "k", amount };
    const answer = await port.refund({ ...order, reason: "duplicate" });
    expect(answer).toMatchObject({ result: "failed", code: "AMOUNT_PRECISION" });
    expect(toRazorpayAmount({ minor: 2n ** 60n, currency: "INR" })).toMatchObject({
      code: "AMOUNT_TOO_LARGE",
    });
    expect(seen.calls).toBe(0);
  });
});
