import { describe, expect, it } from "vitest";

import { netOfPayout, nextBusinessDay, ruleOfItem } from "./provider-item";

describe("items of a processor's book", () => {
  it("each is an entry our books know, or nothing they know", () => {
    const rule = (kind: Parameters<typeof ruleOfItem>[0]["kind"], gross = 100n) =>
      ruleOfItem({ kind, gross });
    expect(rule("payment")).toBe("PS01");
    expect(rule("refund", -100n)).toBe("PS04");
    expect(rule("dispute", -100n)).toBe("PS05");
    expect(rule("dispute", 100n)).toBe("PS07");
    expect(rule("payout", -100n)).toBe("PS03");
    expect(rule("fee", -100n)).toBeNull();
    expect(rule("other")).toBeNull();
  });

  it("a payout pays out its items, not its own line", () => {
    expect(
      netOfPayout([
        { kind: "payment", net: 9_680n },
        { kind: "payout", net: -9_680n },
      ]),
    ).toBe(9_680n);
  });

  it("a break found on a Friday is due on Monday", () => {
    expect(nextBusinessDay("2026-11-20")).toBe("2026-11-23");
    expect(nextBusinessDay("2026-11-23")).toBe("2026-11-24");
  });
});
