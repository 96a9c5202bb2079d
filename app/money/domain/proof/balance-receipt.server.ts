// Source: spec 05 §15: a client's receipt = own leaf data + sibling hashes and sums + the seal's root.
import {
  isLeaf,
  leafNode,
  parentNode,
  type ProofLeaf,
  type ProofNode,
  type SumTree,
} from "./merkle-sum-tree.server";

/** As JSON, for the client to keep: sums are decimal text, hashes are hex. Says nothing about anybody else but sums. */
export interface BalanceReceipt {
  leaf: { account: string; minor: string; currency: string; nonce: string };
  /** from the leaf up; `side` is where the sibling stands */
  path: { side: "left" | "right"; hash: string; sum: string }[];
  root: { hash: string; sum: string };
}

export type ReceiptVerdict =
  | { ok: true; minor: bigint; total: bigint; currency: string }
  | { ok: false; reason: "malformed" | "hash_differs" | "sum_differs" };

/** The proof that an account is inside the tree's total; null for an account that is not. */
export function receiptOf(tree: SumTree, account: string): BalanceReceipt | null {
  const place = tree.leaves.findIndex((leaf) => leaf.account === account);
  const leaf = tree.leaves[place];
  if (!leaf) return null;
  const path = tree.levels.flatMap((level, height) => {
    const at = place >> height;
    const sibling = level[at ^ 1];
    return sibling
      ? [{ side: at % 2 === 0 ? ("right" as const) : ("left" as const), ...toText(sibling) }]
      : [];
  });
  return { leaf: { ...leaf, minor: leaf.minor.toString() }, path, root: toText(tree.root) };
}

/** Climbs from the leaf to the root. `trusted` is the root the seal carries; without it the receipt's own is used. */
export function verifyReceipt(
  receipt: BalanceReceipt,
  trusted: { hash: string; sum: string } = receipt.root,
): ReceiptVerdict {
  const leaf = readLeaf(receipt);
  const path = receipt.path.map(({ side, hash, sum }) => ({ side, node: readNode(hash, sum) }));
  const root = readNode(trusted.hash, trusted.sum);
  if (!leaf || !root) return { ok: false, reason: "malformed" };
  let node = leafNode(leaf);
  for (const { side, node: sibling } of path) {
    if (!sibling) return { ok: false, reason: "malformed" };
    node = side === "left" ? parentNode(sibling, node) : parentNode(node, sibling);
    if (node.sum >= 2n ** 63n) return { ok: false, reason: "malformed" };
  }
  if (!node.hash.equals(root.hash)) return { ok: false, reason: "hash_differs" };
  if (node.sum !== root.sum) return { ok: false, reason: "sum_differs" };
  return { ok: true, minor: leaf.minor, total: node.sum, currency: leaf.currency };
}

function toText({ hash, sum }: ProofNode) {
  return { hash: hash.toString("hex"), sum: sum.toString() };
}

function readLeaf({ leaf: { account, minor, currency, nonce } }: BalanceReceipt): ProofLeaf | null {
  const sum = readSum(minor);
  const leaf = sum === null ? null : { account, minor: sum, currency, nonce };
  return leaf && isLeaf(leaf) ? leaf : null;
}

function readNode(hash: string, text: string): ProofNode | null {
  const sum = readSum(text);
  return sum !== null && /^[0-9a-f]{64}$/.test(hash) ? { hash: Buffer.from(hash, "hex"), sum } : null;
}

/** A negative sum would let one account hide a hole under another. */
function readSum(text: string): bigint | null {
  if (!/^(0|[1-9]\d{0,18})$/.test(text)) return null;
  const sum = BigInt(text);
  return sum < 2n ** 63n ? sum : null;
}
