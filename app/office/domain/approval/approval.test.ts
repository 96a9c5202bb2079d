import { describe, expect, it } from "vitest";

import { type Approval, decide, withdraw } from "./approval";

const maker = { kind: "staff", id: "m" };
const checker = { kind: "staff", id: "c" };
const now = new Date("2026-11-21T10:00:00Z");
const request: Approval = {
  id: "r", act: "journal.post", subject: { type: "journal", id: "j" }, payload: {}, reason: "", state: "pending",
  amount: null, currency: null, expiresAt: null, madeBy: maker,
}; // prettier-ignore

describe("an act that waits for a second person", () => {
  it("is approved or rejected by another person, once", () => {
    expect(decide(request, { decision: "approve", by: checker, now })).toEqual({
      ok: true,
      value: "approved",
    });
    expect(decide(request, { decision: "reject", by: checker, now })).toEqual({
      ok: true,
      value: "rejected",
    });
    expect(decide({ ...request, state: "approved" }, { decision: "reject", by: checker, now })).toMatchObject(
      {
        refusal: { code: "ALREADY_DONE" },
      },
    );
  });

  it("is never decided by who asked for it, nor after its time", () => {
    expect(decide(request, { decision: "approve", by: maker, now })).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    expect(decide({ ...request, expiresAt: now }, { decision: "approve", by: checker, now })).toMatchObject({
      refusal: { code: "APPROVAL_EXPIRED" },
    });
  });

  it("is taken back by who asked for it alone", () => {
    expect(withdraw(request, maker)).toEqual({ ok: true, value: "withdrawn" });
    expect(withdraw(request, checker)).toMatchObject({ refusal: { code: "NOT_YOURS" } });
    expect(withdraw({ ...request, state: "rejected" }, maker)).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
  });
});
