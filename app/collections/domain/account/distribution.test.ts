import { describe, expect, it } from "vitest";

import { balanced, type Bundle, type CollectorLoad, roundRobin } from "./distribution";

const collectors: CollectorLoad[] = [
  { staffId: "C1", open: 120, capacity: 200 },
  { staffId: "C2", open: 90, capacity: 200 },
  { staffId: "C3", open: 45, capacity: 60 },
  { staffId: "C4", open: 200, capacity: 200 },
];
const bundles: Bundle[] = Array.from({ length: 50 }, (_, index) => ({
  customerId: `P${index.toString().padStart(2, "0")}`,
  accountIds: [`A${index}`],
  weight: 1n,
}));
const gained = (assigned: { staffId: string }[]) =>
  collectors.map(({ staffId }) => assigned.filter((one) => one.staffId === staffId).length);

describe("distribution", () => {
  it("AX-4.1 balanced gives +10, +40, 0, 0", () => {
    expect(gained(balanced(bundles, collectors).assigned)).toEqual([10, 40, 0, 0]);
  });

  it("AX-4.2 round robin from C1 gives +18, +17, +15, 0 and points at C2", () => {
    const result = roundRobin(bundles, collectors, "C1");
    expect(gained(result.assigned)).toEqual([18, 17, 15, 0]);
    expect(result.pointer).toBe("C2");
  });

  it("a person's accounts stay together, and what fits nobody whole stays unassigned", () => {
    const big: Bundle = { customerId: "P", accountIds: ["a", "b", "c"], weight: 3n };
    const result = roundRobin([big], [{ staffId: "C1", open: 8, capacity: 10 }], null);
    expect(result.assigned).toEqual([]);
    expect(result.left).toEqual([{ customerId: "P", accountIds: ["a", "b", "c"], reason: "capacity" }]);
  });
});
