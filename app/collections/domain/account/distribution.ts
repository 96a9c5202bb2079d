// Source: spec 02 §4.2 (assignment strategies), worked examples AX-4.1 and AX-4.2.

export interface CollectorLoad {
  staffId: string;
  open: number;
  capacity: number;
}

/** All open accounts of one person: worked by one collector, never split silently. */
export interface Bundle {
  customerId: string;
  accountIds: string[];
  weight: bigint;
}

export interface DistributionResult {
  assigned: { accountId: string; staffId: string }[];
  /** bundles that fit nobody, with why */
  left: { customerId: string; accountIds: string[]; reason: "capacity" }[];
  /** who is next the time after, for round robin */
  pointer: string | null;
}

/**
 * Round robin: bundles by weight (heaviest first, then id) go to the collectors in their order from the
 * pointer on; who is full is passed over, a bundle that fits nobody whole stays unassigned.
 */
export function roundRobin(
  bundles: Bundle[],
  collectors: CollectorLoad[],
  pointer: string | null,
): DistributionResult {
  const loads = collectors.map((collector) => ({ ...collector }));
  const result: DistributionResult = { assigned: [], left: [], pointer };
  let at = Math.max(
    loads.findIndex((load) => load.staffId === pointer),
    0,
  );
  for (const bundle of inOrder(bundles)) {
    const turn = loads.findIndex((_, step) => fits(loads[(at + step) % loads.length], bundle));
    const taker = turn < 0 ? undefined : loads[(at + turn) % loads.length];
    if (!taker) {
      result.left.push({ customerId: bundle.customerId, accountIds: bundle.accountIds, reason: "capacity" });
      continue;
    }
    give(result, taker, bundle);
    at = (at + turn + 1) % loads.length;
  }
  result.pointer = nextOpen(loads, at) ?? pointer;
  return result;
}

/** Balanced: each bundle to the eligible collector with the lowest load ÷ capacity, then lowest load, then order. */
export function balanced(bundles: Bundle[], collectors: CollectorLoad[]): DistributionResult {
  const loads = collectors.map((collector) => ({ ...collector }));
  const result: DistributionResult = { assigned: [], left: [], pointer: null };
  for (const bundle of inOrder(bundles)) {
    const taker = loads
      .filter((load) => fits(load, bundle))
      .reduce<CollectorLoad | null>((best, load) => (best && !isLighter(load, best) ? best : load), null);
    if (taker) give(result, taker, bundle);
    else
      result.left.push({ customerId: bundle.customerId, accountIds: bundle.accountIds, reason: "capacity" });
  }
  return result;
}

function inOrder(bundles: Bundle[]): Bundle[] {
  return [...bundles].sort((a, b) =>
    a.weight === b.weight ? (a.customerId < b.customerId ? -1 : 1) : a.weight > b.weight ? -1 : 1,
  );
}

function fits(load: CollectorLoad | undefined, bundle: Bundle): boolean {
  return load !== undefined && load.open + bundle.accountIds.length <= load.capacity;
}

function isLighter(a: CollectorLoad, b: CollectorLoad): boolean {
  const [left, right] = [a.open * b.capacity, b.open * a.capacity];
  return left === right ? a.open < b.open : left < right;
}

function give(result: DistributionResult, taker: CollectorLoad, bundle: Bundle): void {
  taker.open += bundle.accountIds.length;
  for (const accountId of bundle.accountIds) result.assigned.push({ accountId, staffId: taker.staffId });
}

function nextOpen(loads: CollectorLoad[], at: number): string | null {
  for (let step = 0; step < loads.length; step += 1) {
    const load = loads[(at + step) % loads.length];
    if (load && load.open < load.capacity) return load.staffId;
  }
  return null;
}
