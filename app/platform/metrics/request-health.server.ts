import { metrics } from "./metrics.server";

/** How one address of this process answers. */
export interface RouteHealth {
  route: string;
  method: string;
  answers: number;
  /** answers of 500 and above */
  failed: number;
  /** seconds, out of the histogram's buckets; null where nothing was timed */
  p50: number | null;
  p95: number | null;
}

export interface RequestHealth {
  /** when this process began to count */
  since: Date;
  answers: number;
  failed: number;
  /** the busiest first */
  routes: RouteHealth[];
}

/** What this web process answered since it started; every process counts for itself. */
export async function requestHealth(most: number): Promise<RequestHealth> {
  const routes = new Map<string, { route: string; method: string; answers: number; failed: number }>();
  const { values } = await metrics.httpRequests.get();
  for (const { labels, value } of values) {
    const { route = "", method = "", status = 0 } = labels as Record<string, string>;
    const key = `${method} ${route}`;
    const row = routes.get(key) ?? { route, method, answers: 0, failed: 0 };
    row.answers += value;
    if (Number(status) >= 500) row.failed += value;
    routes.set(key, row);
  }
  const buckets = await readBuckets();
  const all = [...routes.entries()]
    .map(([key, row]) => {
      const counts = buckets.get(key) ?? [];
      return { ...row, p50: percentile(counts, 0.5), p95: percentile(counts, 0.95) };
    })
    .sort((a, b) => b.answers - a.answers);
  return {
    since: new Date(performance.timeOrigin),
    answers: all.reduce((sum, row) => sum + row.answers, 0),
    failed: all.reduce((sum, row) => sum + row.failed, 0),
    routes: all.slice(0, most),
  };
}

/** A histogram's bucket: how many took at most `le` seconds. */
export interface Bucket {
  le: number;
  count: number;
}

async function readBuckets(): Promise<Map<string, Bucket[]>> {
  const found = new Map<string, Bucket[]>();
  const { values } = await metrics.httpSeconds.get();
  for (const { labels, value, metricName } of values) {
    if (!metricName?.endsWith("_bucket")) continue;
    const { route = "", method = "", le = "" } = labels as Record<string, string>;
    const key = `${method} ${route}`;
    found.set(key, [
      ...(found.get(key) ?? []),
      { le: Number(String(le).replace("+Inf", "Infinity")), count: value },
    ]);
  }
  return found;
}

/**
 * The time that a share of the answers kept, as if they were spread evenly over their bucket; beyond the last bound it is
 * that bound, which is the least it can have been.
 */
export function percentile(buckets: readonly Bucket[], share: number): number | null {
  const sorted = [...buckets].sort((a, b) => a.le - b.le);
  const total = sorted.at(-1)?.count ?? 0;
  if (total === 0) return null;
  const rank = total * share;
  const at = sorted.findIndex(({ count }) => count >= rank);
  const { le: upper, count } = sorted[at] ?? { le: Infinity, count: total };
  const { le: lower, count: under } = sorted[at - 1] ?? { le: 0, count: 0 };
  if (upper === Infinity) return lower;
  return lower + ((upper - lower) * (rank - under)) / Math.max(1, count - under);
}
