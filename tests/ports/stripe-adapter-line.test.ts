import { describe, expect, it, onTestFinished } from "vitest";

import { openStripeWorld } from "./stripe-world";

async function openLine() {
  const pauses: number[] = [];
  const clock = { now: 0 };
  const world = await openStripeWorld(
    {},
    {
      timeoutMs: 200,
      retryDelaysMs: undefined,
      now: () => clock.now,
      sleep: (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
    },
  );
  onTestFinished(() => world.stop());
  const fetchAccount = () => world.port.fetchAccount(world.place);
  return { ...world, control: world.standIn.control, pauses, clock, fetchAccount };
}

describe("a call to Stripe on a bad line", () => {
  it.each([
    ["a server error", { mode: "status", status: 500 }],
    ["too many requests", { mode: "status", status: 429 }],
    ["no answer in time", { mode: "timeout" }],
  ] as const)("is tried again after 2, 4 and 8 seconds on %s", async (_, disturbance) => {
    const { control, fetchAccount, pauses } = await openLine();
    control.disturb({ ...disturbance, count: 3 });
    expect((await fetchAccount()).result).toBe("succeeded");
    expect(pauses).toEqual([2_000, 4_000, 8_000]);
  });

  it.each([
    ["PROVIDER_ERROR", { mode: "status", status: 503 }],
    ["RATE_LIMITED", { mode: "status", status: 429 }],
    ["TIMEOUT", { mode: "timeout" }],
    ["NETWORK", { mode: "drop" }],
  ] as const)("ends as unknown %s when it never gets better", async (code, disturbance) => {
    const { control, fetchAccount } = await openLine();
    control.disturb({ ...disturbance, count: 20 });
    expect(await fetchAccount()).toMatchObject({ result: "unknown", code });
  });

  it("is not tried again when refused", async () => {
    const { port, place, pauses } = await openLine();
    const answer = await port.fetchRefund({ ...place, refundRef: "re_none" });
    expect(answer).toMatchObject({ result: "failed", code: "NOT_FOUND" });
    expect(pauses).toEqual([]);
  });

  it("under a key that is not ours is unknown, not refused", async () => {
    const { port, place } = await openLine();
    const answer = await port.fetchPayment({ ...place, accountRef: "acct_strange", intentRef: "pi_1" });
    expect(answer).toMatchObject({ result: "unknown", code: "NOT_AUTHORISED" });
  });

  it("is not made at all after five failures, until a probe gets through", async () => {
    const { control, fetchAccount, clock } = await openLine();
    control.disturb({ mode: "status", status: 500, count: 5 });
    expect(await fetchAccount()).toMatchObject({ code: "PROVIDER_ERROR" });
    expect(await fetchAccount()).toMatchObject({ code: "PROCESSOR_UNAVAILABLE", retryAfterSeconds: 30 });
    clock.now = 29_000;
    expect(await fetchAccount()).toMatchObject({ code: "PROCESSOR_UNAVAILABLE", retryAfterSeconds: 1 });
    clock.now = 30_000;
    expect((await fetchAccount()).result).toBe("succeeded");
    expect((await fetchAccount()).result).toBe("succeeded");
  });

  it("of one tenant does not stop another's", async () => {
    const { control, fetchAccount, port, otherPlace } = await openLine();
    control.disturb({ mode: "status", status: 500, count: 5 });
    await fetchAccount();
    await fetchAccount();
    expect((await port.fetchAccount(otherPlace)).result).toBe("succeeded");
  });

  it("with an amount Stripe would change is refused before it is sent", async () => {
    const { port, place } = await openLine();
    const amount = { minor: 1_005n, currency: "KWD" };
    const request = { ...place, paymentRef: "pi_1", paymentId: "p", key: "k", amount };
    const answer = await port.refund({ ...request, reason: "duplicate" });
    expect(answer).toMatchObject({ result: "failed", code: "AMOUNT_PRECISION" });
  });
});
