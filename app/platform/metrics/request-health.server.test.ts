import { expect, it } from "vitest";

import { metrics } from "./metrics.server";
import { percentile, requestHealth } from "./request-health.server";

const buckets = [
  { le: 0.1, count: 50 },
  { le: 0.2, count: 90 },
  { le: 0.5, count: 98 },
  { le: Infinity, count: 100 },
];

it("a share of the answers is found within its bucket", () => {
  expect(percentile(buckets, 0.5)).toBeCloseTo(0.1);
  expect(percentile(buckets, 0.7)).toBeCloseTo(0.15);
  expect(percentile(buckets, 0.95)).toBeCloseTo(0.3875);
  // nobody knows how long the slowest took: at least the last bound
  expect(percentile(buckets, 0.99)).toBe(0.5);
  expect(percentile([], 0.5)).toBeNull();
});

it("each address has its answers, its failures and its times, the busiest first", async () => {
  const answered = (route: string, status: number, seconds: number) => {
    metrics.httpRequests.inc({ route, method: "GET", status });
    metrics.httpSeconds.observe({ route, method: "GET" }, seconds);
  };
  answered("/quiet", 200, 0.02);
  for (let time = 0; time < 9; time += 1) answered("/busy", 200, 0.04);
  answered("/busy", 503, 0.4);
  const { routes, answers, failed } = await requestHealth(1);
  expect({ answers, failed }).toEqual({ answers: 11, failed: 1 });
  expect(routes).toEqual([
    {
      route: "/busy",
      method: "GET",
      answers: 10,
      failed: 1,
      p50: expect.closeTo(0.039, 2),
      p95: expect.closeTo(0.4, 1),
    },
  ]);
});
