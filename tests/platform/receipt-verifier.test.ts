import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, expect, it } from "vitest";

import { receiptOf } from "~/money/domain/proof/balance-receipt.server";
import { buildSumTree } from "~/money/domain/proof/merkle-sum-tree.server";

const folder = mkdtempSync(path.join(tmpdir(), "quittance-receipt-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ROOT = "c3108464ef762e80b3c55a113af0f9e812e247c6bc88fd1537a9e331acf32a7c";
const tree = buildSumTree(
  [500_000n, 250_000n, 150_000n].map((minor, index) => ({
    account: `2010:P${index + 1}`,
    minor,
    currency: "INR",
    nonce: `n${index + 1}`,
  })),
);

/** Plain Node, in an empty folder: nothing of the product and no package is at hand. */
function verify(receipt: unknown, ...root: string[]) {
  const file = path.join(folder, "receipt.json");
  writeFileSync(file, typeof receipt === "string" ? receipt : JSON.stringify(receipt));
  const script = path.resolve("scripts/proof/verify-receipt.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...root], { cwd: folder });
  return { status, told: `${stdout.toString()}${stderr.toString()}` };
}

it("a client checks a receipt against the seal's root with a script that needs nothing else", () => {
  const receipt = tree && receiptOf(tree, "2010:P1");
  const verdict = verify(receipt, ROOT, "900000");
  expect(verdict.status).toBe(0);
  expect(verdict.told).toContain("500000 INR is inside a total of 900000 INR");
  expect(verify(receipt).told).toContain("the receipt's own root");
});

it("the script refuses another root, a changed amount and what is no receipt", () => {
  const receipt = tree && receiptOf(tree, "2010:P1");
  const more = { ...receipt, leaf: { ...receipt?.leaf, minor: "500001" } };
  expect(verify(receipt, "f".repeat(64), "900000").status).toBe(1);
  expect(verify(receipt, ROOT, "900001").status).toBe(1);
  for (const bad of [more, "not json", {}, { leaf: {}, path: [] }])
    expect(verify(bad, ROOT, "900000").status).toBe(1);
});
