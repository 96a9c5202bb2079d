// Source: spec 02 §1.3 (balance buckets), §9.6 (allocation), §9.7 (undoing money).

export const BUCKETS = ["principal", "interest", "fees", "costs", "other"] as const;
export type Bucket = (typeof BUCKETS)[number];
export type Buckets = Record<Bucket, bigint>;

/** Contract default: what a payment meets first. */
export const DEFAULT_ORDER: readonly Bucket[] = ["costs", "fees", "interest", "principal", "other"];

export const NO_BUCKETS: Buckets = { principal: 0n, interest: 0n, fees: 0n, costs: 0n, other: 0n };

export function sumOf(buckets: Buckets): bigint {
  return BUCKETS.reduce((total, bucket) => total + buckets[bucket], 0n);
}

export interface AllocationLine {
  component: Bucket | "unapplied";
  amount: bigint;
  step: number;
  why: string;
}

/** Applies a payment bucket by bucket; what the balance cannot take is unapplied and owed back. */
export function allocate(
  amount: bigint,
  buckets: Buckets,
  order: readonly Bucket[] = DEFAULT_ORDER,
): AllocationLine[] {
  const lines: AllocationLine[] = [];
  let left = amount;
  order.forEach((bucket, index) => {
    const part = left < buckets[bucket] ? left : buckets[bucket];
    if (part <= 0n) return;
    lines.push({ component: bucket, amount: part, step: index + 1, why: "bucket_order" });
    left -= part;
  });
  if (left > 0n)
    lines.push({ component: "unapplied", amount: left, step: order.length + 1, why: "beyond_balance" });
  return lines;
}

/**
 * Takes `amount` back from a payment's allocation in reverse order (surplus first, then the bucket met
 * last). Returns the lines to give back; their sum is `amount`.
 */
export function unallocate(amount: bigint, lines: AllocationLine[]): AllocationLine[] {
  const back: AllocationLine[] = [];
  let left = amount;
  for (const line of [...lines].sort((a, b) => b.step - a.step)) {
    const part = left < line.amount ? left : line.amount;
    if (part <= 0n) continue;
    back.push({ ...line, amount: part, why: "reverse_order" });
    left -= part;
  }
  if (left > 0n) throw new RangeError("more is taken back than was allocated");
  return back;
}

/** Bucket deltas of allocation lines; `sign` -1 lowers the balance (a payment), +1 restores it. */
export function toDeltas(lines: AllocationLine[], sign: 1n | -1n): Buckets {
  const deltas = { ...NO_BUCKETS };
  for (const line of lines) {
    if (line.component !== "unapplied") deltas[line.component] += sign * line.amount;
  }
  return deltas;
}

export function unappliedOf(lines: AllocationLine[]): bigint {
  return lines.filter((line) => line.component === "unapplied").reduce((sum, line) => sum + line.amount, 0n);
}
