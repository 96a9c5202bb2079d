import { describe, expect, it } from "vitest";

import { canonicalJson, CHAIN_START, chainHash } from "./event-chain.server";

describe("event chain", () => {
  it("reproduces the published vectors of the event chain", () => {
    const first = {
      seq: 1,
      tenant: "t1",
      id: "e1",
      type: "lead.created",
      at: "2026-04-01T04:30:00.000Z",
      actor: "s_1",
      object: "lead:l1",
    };
    const h1 = chainHash(CHAIN_START, canonicalJson(first));
    expect(h1.toString("hex")).toBe("0f690cabef65261c368f9aad8588cba14a612011758068952d8bd44dcda5f74d");
    const second = { ...first, id: "e2", seq: 2, type: "lead.contacted", at: "2026-04-01T04:35:00.000Z" };
    const h2 = chainHash(h1, canonicalJson(second));
    expect(h2.toString("hex")).toBe("3019eb73a40685de023c369b62f4f1b8e7014280aaac5f7fcc7bc498ee417ee5");
  });

  it("reproduces the published vectors of the money events", () => {
    const h1 = chainHash(
      CHAIN_START,
      canonicalJson({ type: "payment.succeeded", id: "e1", amount: 500000, currency: "INR" }),
    );
    expect(h1.toString("hex")).toBe("a76abbcc848c40f87a1cb9df4d69dc8fa051e9cef6c462381d44225848b9b49c");
    const h2 = chainHash(
      h1,
      canonicalJson({ type: "payment.cleared", id: "e2", amount: 500000, currency: "INR" }),
    );
    expect(h2.toString("hex")).toBe("1d4a3e3ae1d983a94180b0822f78baf7721f84668f56fc3da2e1023e8ad69f4d");
  });

  it("depends on every byte of what went before", () => {
    const json = canonicalJson({ a: 1 });
    expect(chainHash(CHAIN_START, json)).not.toEqual(chainHash(chainHash(CHAIN_START, json), json));
  });
});
