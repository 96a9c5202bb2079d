// Source: spec 05 §15, balance proof. Leaf = SHA-256(0x00 ‖ "account|minor|currency|nonce"), node =
// SHA-256(0x01 ‖ left hash ‖ left sum ‖ right hash ‖ right sum), sums as 8 bytes big-endian, an odd node promoted.
import { createHash } from "node:crypto";

/** One protected account of a trust bank account; `minor` ≥ 0. The nonce hides small amounts from guessing. */
export interface ProofLeaf {
  account: string;
  minor: bigint;
  currency: string;
  nonce: string;
}

export interface ProofNode {
  hash: Buffer;
  sum: bigint;
}

export interface SumTree {
  root: ProofNode;
  /** sorted by account; the place of a leaf is its place here */
  leaves: ProofLeaf[];
  /** level 0 holds the leaves, the last level the root alone */
  levels: ProofNode[][];
}

const BIGGEST = 2n ** 63n - 1n;

export function leafNode(leaf: ProofLeaf): ProofNode {
  const text = [leaf.account, leaf.minor, leaf.currency, leaf.nonce].join("|");
  const hash = createHash("sha256").update(Buffer.of(0)).update(text, "utf8").digest();
  return { hash, sum: leaf.minor };
}

export function parentNode(left: ProofNode, right: ProofNode): ProofNode {
  const hash = createHash("sha256").update(Buffer.of(1));
  for (const child of [left, right]) hash.update(child.hash).update(toEightBytes(child.sum));
  return { hash: hash.digest(), sum: left.sum + right.sum };
}

/** The tree over all leaves, or null where there are none or one breaks the rules (`isLeaf`, one leaf per account). */
export function buildSumTree(given: readonly ProofLeaf[]): SumTree | null {
  const leaves = [...given].sort((a, b) => (a.account < b.account ? -1 : 1));
  const accounts = new Set(leaves.map((leaf) => leaf.account));
  const total = leaves.reduce((sum, leaf) => sum + leaf.minor, 0n);
  if (leaves.length === 0 || accounts.size < leaves.length || !leaves.every(isLeaf) || total > BIGGEST)
    return null;
  const levels = [leaves.map(leafNode)];
  for (let below = levels[0] ?? []; below.length > 1; below = levels.at(-1) ?? []) levels.push(climb(below));
  const root = levels.at(-1)?.[0];
  return root ? { root, leaves, levels } : null;
}

/** A separator inside a part would let two different leaves have one text. */
export function isLeaf({ account, minor, currency, nonce }: ProofLeaf): boolean {
  const parts = [account, currency, nonce];
  return minor >= 0n && minor <= BIGGEST && parts.every((part) => part !== "" && !part.includes("|"));
}

function climb(below: ProofNode[]): ProofNode[] {
  const above: ProofNode[] = [];
  for (let at = 0; at < below.length; at += 2) {
    const [left, right] = below.slice(at, at + 2);
    if (left) above.push(right ? parentNode(left, right) : left);
  }
  return above;
}

function toEightBytes(sum: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(sum);
  return bytes;
}
