#!/usr/bin/env node
// Checks a balance receipt without any of the product's code: `node verify-receipt.mjs receipt.json [root-hash root-sum]`.
// Give the root from the published seal; without it the receipt is only checked against itself.
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

function toSum(text) {
  if (typeof text !== "string" || !/^(0|[1-9]\d{0,18})$/.test(text) || BigInt(text) >= 2n ** 63n)
    throw new Error("a sum is not a whole number of minor units");
  return BigInt(text);
}

function toHash(text) {
  if (typeof text !== "string" || !/^[0-9a-f]{64}$/.test(text))
    throw new Error("a hash is not 64 hex digits");
  return Buffer.from(text, "hex");
}

function eightBytes(sum) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(sum);
  return bytes;
}

function parent(left, right) {
  const sum = left.sum + right.sum;
  if (sum >= 2n ** 63n) throw new Error("the sums grow past their place");
  const hash = sha256(Buffer.of(1), left.hash, eightBytes(left.sum), right.hash, eightBytes(right.sum));
  return { hash, sum };
}

function climb({ leaf, path }) {
  const names = [leaf.account, leaf.currency, leaf.nonce];
  if (names.some((part) => typeof part !== "string" || part === "" || part.includes("|")))
    throw new Error("the leaf is not readable");
  const text = [leaf.account, toSum(leaf.minor), leaf.currency, leaf.nonce].join("|");
  let node = { hash: sha256(Buffer.of(0), text), sum: toSum(leaf.minor) };
  for (const { side, hash, sum } of path) {
    const sibling = { hash: toHash(hash), sum: toSum(sum) };
    if (side !== "left" && side !== "right") throw new Error("a sibling has no side");
    node = side === "left" ? parent(sibling, node) : parent(node, sibling);
  }
  return node;
}

function verify([file, rootHash, rootSum]) {
  if (!file) throw new Error("usage: verify-receipt.mjs receipt.json [root-hash root-sum]");
  const receipt = JSON.parse(readFileSync(file, "utf8"));
  const node = climb(receipt);
  const hash = rootHash ?? receipt.root.hash;
  const sum = rootSum ?? receipt.root.sum;
  if (!node.hash.equals(toHash(hash))) throw new Error("the hash does not lead to the root");
  if (node.sum !== toSum(sum)) throw new Error("the sum is not the root's");
  const { account, minor, currency } = receipt.leaf;
  const against = rootHash ? "the root you gave" : "the receipt's own root (give the seal's root to be sure)";
  return `VALID: ${account} with ${minor} ${currency} is inside a total of ${node.sum} ${currency}, against ${against}`;
}

try {
  console.log(verify(process.argv.slice(2)));
} catch (error) {
  console.error(`NOT VALID: ${error.message}`);
  process.exitCode = 1;
}
