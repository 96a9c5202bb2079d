import { describe, expect, it } from "vitest";

import { daysLeft, holds, isContested, judgeDomain, nextLookAt } from "./domain-state";
import { toHostName } from "./host-name";

const typed = (text: string) => {
  const outcome = toHostName(text, "quittance.example");
  return outcome.ok ? outcome.value.host : outcome.refusal.fields?.["host"];
};

describe("a firm's own name", () => {
  it.each([
    ["pay.harbor.example", "pay.harbor.example"],
    ["  HTTPS://Pay.Harbor.Example/ ", "pay.harbor.example"],
    ["pay.harbor.example.", "pay.harbor.example"],
    ["zahlen.bücher.example", "zahlen.xn--bcher-kva.example"],
    ["भुगतान.फर्म.example", "xn--11b3bdf9a8b2c.xn--45b7ckx.example"],
    ["*.harbor.example", "DOMAIN_WILDCARD"],
    ["192.0.2.7", "DOMAIN_IP"],
    ["3232235521", "DOMAIN_IP"],
    ["0x7f.1", "DOMAIN_IP"],
    ["[::1]", "DOMAIN_IP"],
    ["harbor.example", "DOMAIN_APEX"],
    ["quittance.example", "DOMAIN_PLATFORM"],
    ["pay.quittance.example", "DOMAIN_PLATFORM"],
    ["localhost", "DOMAIN_FORMAT"],
    ["pay.harbor.example/path", "DOMAIN_FORMAT"],
    ["pay.harbor.example:8080", "DOMAIN_FORMAT"],
    ["user@pay.harbor.example", "DOMAIN_FORMAT"],
    ["pay_me.harbor.example", "DOMAIN_FORMAT"],
    ["-pay.harbor.example", "DOMAIN_FORMAT"],
    ["pay..harbor.example", "DOMAIN_FORMAT"],
    ["", "DOMAIN_FORMAT"],
    [`${"a".repeat(64)}.harbor.example`, "DOMAIN_FORMAT"],
  ])("%j is %s", (text, expected) => {
    const got = typed(text);
    if (expected.startsWith("xn--11b")) expect(got).toMatch(/^xn--[a-z0-9-]+\.xn--[a-z0-9-]+\.example$/);
    else expect(got).toBe(expected);
  });
});

const start = new Date("2026-11-01T10:00:00Z");
const after = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const domain = (
  state: "requested" | "verifying" | "issuing" | "active" | "failed",
  failing: Date | null = null,
) => ({
  state,
  triedFrom: start,
  failingSince: failing,
});

describe("where a name stands", () => {
  it.each([
    ["requested", true, true, "issuing"],
    ["requested", true, false, "verifying"],
    ["requested", false, true, "verifying"],
    ["verifying", true, true, "issuing"],
    ["verifying", null, true, "verifying"],
    ["verifying", null, null, "verifying"],
    ["issuing", false, true, "issuing"],
    ["issuing", null, null, "issuing"],
    ["issuing", true, false, "verifying"],
    ["active", false, true, "active"],
    ["active", null, null, "active"],
    ["failed", false, false, "failed"],
    ["failed", true, true, "issuing"],
  ] as const)("%s, proof %s, way here %s: %s", (state, owned, pointed, then) => {
    expect(judgeDomain(domain(state), { owned, pointed }, after(1)).state).toBe(then);
  });

  it("an active name that leads elsewhere is served three days more, and comes back by itself", () => {
    const gone = { owned: true, pointed: false };
    const first = judgeDomain(domain("active"), gone, after(0));
    expect(first).toEqual({ state: "active", failingSince: start });
    expect(judgeDomain(domain("active", start), gone, after(71)).state).toBe("active");
    expect(judgeDomain(domain("active", start), gone, after(72)).state).toBe("failed");
    expect(
      judgeDomain(domain("active", start), { owned: null, pointed: true }, after(71)).failingSince,
    ).toBeNull();
  });

  it("is given up after thirty days without its records", () => {
    const nothing = { owned: false, pointed: false };
    expect(judgeDomain(domain("verifying"), nothing, after(30 * 24 - 1)).state).toBe("verifying");
    expect(judgeDomain(domain("verifying"), nothing, after(30 * 24)).state).toBe("failed");
  });

  it("is looked at hourly while pending or failing, daily while active, and never once it is over", () => {
    expect(nextLookAt(domain("verifying"), start)).toEqual(after(1));
    expect(nextLookAt(domain("active"), start)).toEqual(after(22));
    expect(nextLookAt(domain("active", start), start)).toEqual(after(1));
    expect(nextLookAt(domain("requested"), null)).toEqual(new Date(3_600_000));
    expect(nextLookAt(domain("failed"), start)).toBeNull();
  });

  it("a server that is silent is no missing record", () => {
    expect(holds({ result: "failed", code: "TIMEOUT" }, "x")).toBeNull();
    expect(holds({ result: "none" }, "x")).toBe(false);
    expect(holds({ result: "found", values: ["y", " x "] }, "x")).toBe(true);
    const found = (...values: string[]) => ({ result: "found" as const, values });
    expect(isContested(found("v=spf1", "quittance-domain=theirs"), "ours")).toBe(true);
    expect(isContested(found("quittance-domain=theirs", "quittance-domain=ours"), "ours")).toBe(false);
    expect(isContested(found("v=spf1"), "ours")).toBe(false);
    expect(isContested({ result: "none" }, "ours")).toBe(false);
    expect(daysLeft(after(24 * 14), start)).toBe(14);
  });
});
