import { expect, it } from "vitest";

import { isFlagOn, OPEN } from "./flag.server";

const NOW = new Date("2026-11-21T12:00:00Z");
const firms = Array.from(
  { length: 1000 },
  (_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, "0")}`,
);
const inside = (percentage: number) =>
  firms.filter((id) => isFlagOn("sftp_polling", { ...OPEN, percentage }, id, NOW));

it("nobody touched it: it is open for everybody", () => {
  expect(inside(100)).toHaveLength(1000);
  expect(isFlagOn("sign_up", OPEN, null, NOW)).toBe(true);
});

it("a percentage takes about so many firms, and whoever is in stays in as it grows", () => {
  expect(inside(0)).toEqual([]);
  expect(inside(30).length).toBeGreaterThan(240);
  expect(inside(30).length).toBeLessThan(360);
  const wider = new Set(inside(60));
  expect(inside(30).every((id) => wider.has(id))).toBe(true);
});

it("a named firm is in before the day and beside the percentage; the day opens it for the others", () => {
  const rule = { ...OPEN, percentage: 100, tenants: [firms[0]!], startsAt: new Date("2026-12-01T00:00:00Z") };
  expect(isFlagOn("sign_up", rule, firms[0]!, NOW)).toBe(true);
  expect(isFlagOn("sign_up", rule, firms[1]!, NOW)).toBe(false);
  expect(isFlagOn("sign_up", rule, firms[1]!, new Date("2026-12-01T00:00:01Z"))).toBe(true);
});

it("killed, it is off for everybody, the named too", () => {
  const rule = { ...OPEN, killed: true, tenants: [firms[0]!] };
  expect(isFlagOn("sign_up", rule, firms[0]!, NOW)).toBe(false);
  expect(isFlagOn("sign_up", rule, null, NOW)).toBe(false);
});
