import { describe, expect, it } from "vitest";

import { isBalanced } from "~/money/domain/ledger/journal-entry";

import { legEntry, legOf, stateOf, type Transfer } from "./transfer";

const base: Transfer = {
  id: "t", kind: "own", sourceId: "a", destinationId: "b", amount: 500n, partyId: "p", receivable: "1220", state: "ordered", sentOn: null,
  arrivedOn: null,
}; // prettier-ignore

describe("a transfer", () => {
  it("is done when both of its lines were seen, in either order", () => {
    expect(stateOf({ sentOn: null, arrivedOn: null })).toBe("ordered");
    expect(stateOf({ sentOn: null, arrivedOn: "2026-01-02" })).toBe("in_transit");
    expect(stateOf({ sentOn: "2026-01-01", arrivedOn: null })).toBe("in_transit");
    expect(stateOf({ sentOn: "2026-01-01", arrivedOn: "2026-01-02" })).toBe("done");
  });

  it("takes only a line of its own bank accounts, of its whole amount, once", () => {
    const line = { side: "D" as const, bankAccountId: "a", amount: 500n };
    expect(legOf(base, line)).toEqual({ ok: true, value: "sent" });
    expect(legOf(base, { ...line, side: "C", bankAccountId: "b" })).toEqual({ ok: true, value: "arrived" });
    expect(legOf(base, { ...line, bankAccountId: "b" })).toMatchObject({
      refusal: { code: "TARGET_UNKNOWN" },
    });
    expect(legOf(base, { ...line, amount: 499n })).toMatchObject({ refusal: { code: "TARGET_AMOUNT" } });
    expect(legOf({ ...base, sentOn: "2026-01-01" }, line)).toMatchObject({
      refusal: { code: "TARGET_CLOSED" },
    });
  });

  it.each(["own", "cover", "sweep"] as const)(
    "%s: each leg is balanced and never touches the bank itself",
    (kind) => {
      for (const leg of ["sent", "arrived"] as const) {
        const entry = legEntry({ ...base, kind }, leg, "l");
        expect(isBalanced(entry.lines)).toBe(true);
        expect(entry.lines.map((line) => line.code)).not.toContain("1010");
        expect(entry.lines.map((line) => line.code)).not.toContain("1020");
      }
    },
  );
});
