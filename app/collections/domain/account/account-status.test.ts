import { describe, expect, it } from "vitest";

import { ACCOUNT_STATUSES, MOVES, offersFor, transition, type TransitionFacts } from "./account-status";

/** Every guard satisfied. */
const open: TransitionFacts = {
  status: "NEW",
  balance: 0n,
  rightPartyContactSincePlacement: true,
  openWholeAccountDispute: true,
  activePlan: true,
  paymentOnHold: false,
};

describe("account workflow", () => {
  it("AX-1.1 of the 56 ordered pairs exactly 18 succeed, the others name the allowed targets", () => {
    const results = ACCOUNT_STATUSES.flatMap((from) =>
      ACCOUNT_STATUSES.filter((to) => to !== from).map((to) => {
        // a dispute that is resolved has to be over, one that is opened has to be there
        const facts = { ...open, status: from, openWholeAccountDispute: from !== "DISPUTED" };
        const request = {
          to,
          note: "wants to settle",
          closeReason: from === "DISPUTED" ? "dispute_upheld" : "recalled",
        } as const;
        return { from, to, outcome: transition(facts, request, ["system"]) };
      }),
    );
    expect(results).toHaveLength(56);
    expect(results.filter(({ outcome }) => outcome.ok)).toHaveLength(18);
    for (const { from, outcome } of results) {
      if (outcome.ok) continue;
      expect(outcome.refusal.code).toBe("TRANSITION_NOT_ALLOWED");
      const table = MOVES.filter((move) => move.from === from && move.to !== "ASSIGNED").map(
        (move) => move.to,
      );
      expect(outcome.refusal.facts?.["allowed"]).toEqual(table);
    }
  });

  it("a status cannot move to itself", () => {
    for (const status of ACCOUNT_STATUSES) {
      expect(transition({ ...open, status }, { to: status }, ["system"]).ok).toBe(false);
    }
  });

  it("AX-6.1 a collector is offered contact after a contact and dispute after a dispute; closing is under why not", () => {
    const facts = { ...open, status: "ASSIGNED" as const, openWholeAccountDispute: false };
    expect(offersFor(facts, ["collector"])).toEqual([
      { to: "IN_CONTACT", allowed: true, reason: null },
      { to: "CLOSED", allowed: false, reason: "role" },
      { to: "DISPUTED", allowed: false, reason: "no_open_dispute" },
    ]);
    const silent = { ...facts, rightPartyContactSincePlacement: false };
    expect(offersFor(silent, ["collector"])[0]).toEqual({
      to: "IN_CONTACT",
      allowed: false,
      reason: "no_right_party_contact",
    });
  });

  it("closing wants a reason, negotiating a note, settling a cleared balance", () => {
    const codeOf = (facts: Partial<TransitionFacts>, request: Parameters<typeof transition>[1]) => {
      const outcome = transition({ ...open, ...facts }, request, ["system", "admin", "collector"]);
      return outcome.ok ? "ok" : (outcome.refusal.reasons[0] ?? outcome.refusal.code);
    };
    expect(codeOf({ status: "ASSIGNED" }, { to: "CLOSED" })).toBe("close_reason_required");
    expect(codeOf({ status: "IN_CONTACT" }, { to: "NEGOTIATING", note: "  " })).toBe("intent_note_required");
    expect(codeOf({ status: "NEGOTIATING", balance: 1n }, { to: "SETTLED" })).toBe("balance_not_cleared");
    expect(codeOf({ status: "NEGOTIATING", paymentOnHold: true }, { to: "SETTLED" })).toBe(
      "balance_not_cleared",
    );
    expect(
      codeOf({ status: "SETTLED", paymentOnHold: true }, { to: "CLOSED", closeReason: "settled_in_full" }),
    ).toBe("payment_on_hold");
  });

  it("a closed account has no exit", () => {
    expect(offersFor({ ...open, status: "CLOSED" }, ["system"])).toEqual([]);
  });
});
