// Source: spec 05 §11, daily seal, and §15, balance proof.
import { createHash, createHmac } from "node:crypto";

import { canonicalJson } from "~/office/domain/event/event-chain.server";
import { buildSumTree, type SumTree } from "~/money/domain/proof/merkle-sum-tree.server";

import type { Part, Reconciliation } from "./reconcile";
import type { StatementBalance } from "./statement-balance";
import type { TrustPosition } from "./trust-parts";

/** What a seal says of its day: texts, whole numbers and nothing that later news could change. Minor units as text. */
export interface SealFigures {
  a: string | null;
  b: string;
  c: string;
  clearing: Record<string, string>;
  liabilities: Record<string, string>;
  trust_difference: string | null;
  statement: { opening: string; anchor_id: string | null };
  /** bank money not matched and entries not yet at the bank; the digest is over all, `listed` are the first */
  outstanding: { count: number; sum: string; digest: string; listed: [string, string][] };
  breaks: { type: string; key: string; amount: string }[];
  root: string;
  root_sum: string;
}

/** Outstanding items a seal spells out. */
const LISTED = 100;
const NO_ROOT = "0".repeat(64);
const SUSPENSE = ["1900", "2300"];

/** Protected sub-accounts are what a client can ask a proof for. */
export function proofTree(
  positions: readonly TrustPosition[],
  currency: string,
  nonceKey: Uint8Array,
): SumTree | null {
  const clients = positions.filter((one) => one.protected && one.dimensionId !== null);
  return buildSumTree(
    clients.map(({ code, dimensionId, amount }) => {
      const account = proofName(code, dimensionId ?? "");
      return { account, minor: amount, currency, nonce: nonceOf(nonceKey, account) };
    }),
  );
}

export function proofName(code: string, dimensionId: string): string {
  return `${code}:${dimensionId}`;
}

function nonceOf(key: Uint8Array, account: string): string {
  return createHmac("sha256", key).update(account, "utf8").digest("hex");
}

export function sealFigures(
  result: Reconciliation,
  statement: StatementBalance,
  trust: { positions: readonly TrustPosition[]; clearing: Part[]; liabilities: Part[]; tree: SumTree | null },
): SealFigures {
  const waiting = trust.positions
    .filter(({ code }) => SUSPENSE.includes(code))
    .map(({ code, dimensionId, amount }) => [`${code}:${dimensionId ?? ""}`, amount] as const);
  const moving = result.inTransit.map(({ entryId, amount }) => [`entry:${entryId}`, amount] as const);
  const items = [...waiting, ...moving].map(([key, amount]): [string, string] => [key, amount.toString()]);
  items.sort(([x], [y]) => (x < y ? -1 : 1));
  return {
    a: result.a?.toString() ?? null,
    b: result.b.toString(),
    c: result.c.toString(),
    clearing: toTexts(trust.clearing),
    liabilities: toTexts(trust.liabilities),
    trust_difference: result.trustDifference?.toString() ?? null,
    statement: { opening: statement.opening.toString(), anchor_id: statement.anchorId },
    outstanding: {
      count: items.length,
      sum: items.reduce((sum, [, amount]) => sum + BigInt(amount), 0n).toString(),
      digest: createHash("sha256").update(canonicalJson(items), "utf8").digest("hex"),
      listed: items.slice(0, LISTED),
    },
    breaks: result.breaks.map(({ type, key, amount }) => ({ type, key, amount: amount.toString() })),
    root: trust.tree?.root.hash.toString("hex") ?? NO_ROOT,
    root_sum: trust.tree?.root.sum.toString() ?? "0",
  };
}

function toTexts(parts: readonly Part[]): Record<string, string> {
  return Object.fromEntries(parts.map(({ code, amount }) => [code, amount.toString()]));
}

export interface SealDifference {
  field: string;
  before: string | null;
  after: string | null;
}

/** What later news changed between two versions of a day; empty when they say the same. */
export function differencesOf(before: SealFigures, after: SealFigures): SealDifference[] {
  const [old, now] = [flat(before), flat(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])].sort();
  return fields
    .filter((field) => old.get(field) !== now.get(field))
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }));
}

function flat(figures: SealFigures): Map<string, string | null> {
  const { clearing, liabilities, statement, outstanding, breaks, ...plain } = figures;
  const nested = { ...clearing, ...liabilities, opening: statement.opening, outstanding: outstanding.digest };
  const found = breaks.map(({ type, key, amount }) => [`${type} ${key}`, amount] as const);
  return new Map<string, string | null>([...Object.entries(plain), ...Object.entries(nested), ...found]);
}
