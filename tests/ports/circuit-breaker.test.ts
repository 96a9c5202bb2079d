import { describe, expect, it } from "vitest";

import { CircuitBreaker } from "~/ports/payments/circuit-breaker";

function breakerAt() {
  const clock = { now: 0 };
  return { clock, breaker: new CircuitBreaker({ now: () => clock.now }) };
}

function failFiveTimes(breaker: CircuitBreaker, key = "stripe:a") {
  for (let count = 0; count < 5; count += 1) breaker.failed(key);
}

describe("the circuit breaker", () => {
  it("stays closed through four failures in a minute", () => {
    const { breaker } = breakerAt();
    for (let count = 0; count < 4; count += 1) breaker.failed("stripe:a");
    expect(breaker.permit("stripe:a")).toEqual({ permitted: true });
  });

  it("opens at the fifth failure within 60 seconds and says when to come back", () => {
    const { breaker, clock } = breakerAt();
    failFiveTimes(breaker);
    clock.now = 10_500;
    expect(breaker.permit("stripe:a")).toEqual({ permitted: false, retryAfterSeconds: 20 });
  });

  it("forgets failures older than 60 seconds", () => {
    const { breaker, clock } = breakerAt();
    for (let count = 0; count < 4; count += 1) breaker.failed("stripe:a");
    clock.now = 60_000;
    breaker.failed("stripe:a");
    expect(breaker.permit("stripe:a")).toEqual({ permitted: true });
  });

  it("lets one probe through after 30 seconds and holds everybody else back", () => {
    const { breaker, clock } = breakerAt();
    failFiveTimes(breaker);
    clock.now = 30_000;
    expect(breaker.permit("stripe:a").permitted).toBe(true);
    expect(breaker.permit("stripe:a").permitted).toBe(false);
  });

  it("closes when the probe succeeds", () => {
    const { breaker, clock } = breakerAt();
    failFiveTimes(breaker);
    clock.now = 30_000;
    breaker.permit("stripe:a");
    breaker.succeeded("stripe:a");
    expect(breaker.permit("stripe:a")).toEqual({ permitted: true });
    breaker.failed("stripe:a");
    expect(breaker.permit("stripe:a")).toEqual({ permitted: true });
  });

  it("stays open for another 30 seconds when the probe fails, however long ago the first failures were", () => {
    const { breaker, clock } = breakerAt();
    failFiveTimes(breaker);
    clock.now = 300_000;
    breaker.permit("stripe:a");
    breaker.failed("stripe:a");
    expect(breaker.permit("stripe:a")).toEqual({ permitted: false, retryAfterSeconds: 30 });
  });

  it("sends another probe when the last one never came back", () => {
    const { breaker, clock } = breakerAt();
    failFiveTimes(breaker);
    clock.now = 30_000;
    breaker.permit("stripe:a");
    clock.now = 60_000;
    expect(breaker.permit("stripe:a").permitted).toBe(true);
  });

  it("keeps one tenant's trouble from another", () => {
    const { breaker } = breakerAt();
    failFiveTimes(breaker, "stripe:a");
    expect(breaker.permit("stripe:b")).toEqual({ permitted: true });
  });
});
