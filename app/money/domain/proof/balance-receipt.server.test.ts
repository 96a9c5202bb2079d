import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { receiptOf, verifyReceipt } from "./balance-receipt.server";
import { buildSumTree, leafNode, type ProofLeaf } from "./merkle-sum-tree.server";

const leaf = (account: string, minor: bigint, nonce: string): ProofLeaf => ({
  account,
  minor,
  currency: "INR",
  nonce,
});
const THREE = [
  leaf("2010:P3", 150_000n, "n3"),
  leaf("2010:P1", 500_000n, "n1"),
  leaf("2010:P2", 250_000n, "n2"),
];

function treeOf(leaves: ProofLeaf[]) {
  const tree = buildSumTree(leaves);
  if (!tree) throw new Error("no tree");
  return tree;
}
function receiptFor(account: string, leaves = THREE) {
  const receipt = receiptOf(treeOf(leaves), account);
  if (!receipt) throw new Error("no receipt");
  return receipt;
}

describe("balance proof", () => {
  it("15.a the published leaf and root are reproduced, whatever the order of the leaves", () => {
    expect(leafNode(leaf("2010:P1", 500_000n, "n1")).hash.toString("hex")).toBe(
      "73b071b04eec771dd30b4227718deddf7322d983af0e28844806e9f599a82a97",
    );
    const { root } = treeOf(THREE);
    expect(root.hash.toString("hex")).toBe(
      "c3108464ef762e80b3c55a113af0f9e812e247c6bc88fd1537a9e331acf32a7c",
    );
    expect(root.sum).toBe(900_000n);
  });

  it("every account's receipt proves its amount inside the total, in trees of any size", () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 33 }),
        (sums) => {
          const leaves = sums.map((minor, index) => leaf(`2100:${index}`, minor, `n${index}`));
          const total = sums.reduce((sum, minor) => sum + minor, 0n);
          for (const one of leaves) {
            const verdict = verifyReceipt(receiptFor(one.account, leaves));
            expect(verdict).toEqual({ ok: true, minor: one.minor, total, currency: "INR" });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("15.c a receipt names one account only: of the others it holds sums and hashes", () => {
    const text = JSON.stringify(receiptFor("2010:P1"));
    expect(text).toContain("2010:P1");
    expect(text).not.toMatch(/P2|P3|n2|n3/);
  });

  it("an amount, a sum, a hash or a side that was changed is found out", () => {
    const receipt = receiptFor("2010:P2");
    const [first, ...others] = receipt.path;
    if (!first) throw new Error("no path");
    const changed = [
      { ...receipt, leaf: { ...receipt.leaf, minor: "250001" } },
      { ...receipt, leaf: { ...receipt.leaf, nonce: "n9" } },
      { ...receipt, path: [{ ...first, sum: "500001" }, ...others] },
      { ...receipt, path: [{ ...first, hash: "0".repeat(64) }, ...others] },
      { ...receipt, path: [{ ...first, side: "right" as const }, ...others] },
      { ...receipt, path: others },
    ];
    for (const one of changed) expect(verifyReceipt(one)).toEqual({ ok: false, reason: "hash_differs" });
    expect(verifyReceipt(receipt, { ...receipt.root, sum: "900001" })).toEqual({
      ok: false,
      reason: "sum_differs",
    });
    expect(verifyReceipt(receipt, { hash: "f".repeat(64), sum: "900000" }).ok).toBe(false);
  });

  it("what is no receipt is said to be none", () => {
    const receipt = receiptFor("2010:P2");
    for (const minor of ["-1", "1.5", "", "01", "9223372036854775808", "1e3"])
      expect(verifyReceipt({ ...receipt, leaf: { ...receipt.leaf, minor } })).toEqual({
        ok: false,
        reason: "malformed",
      });
    const path = [{ side: "left" as const, hash: "zz", sum: "1" }];
    expect(verifyReceipt({ ...receipt, path })).toEqual({ ok: false, reason: "malformed" });
  });

  it("no tree stands on a negative amount, a repeated account, a separator inside a name or nothing", () => {
    expect(buildSumTree([])).toBeNull();
    expect(buildSumTree([leaf("a", -1n, "n")])).toBeNull();
    expect(buildSumTree([leaf("a", 1n, "n"), leaf("a", 2n, "m")])).toBeNull();
    expect(buildSumTree([leaf("a|1", 1n, "n")])).toBeNull();
    expect(buildSumTree([leaf("a", 2n ** 63n - 1n, "n"), leaf("b", 1n, "m")])).toBeNull();
    expect(receiptOf(treeOf(THREE), "2010:P9")).toBeNull();
  });
});
