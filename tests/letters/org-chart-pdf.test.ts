import { expect, it } from "vitest";

import { PLAIN_LETTERHEAD } from "~/office/letters/letterhead";
import { orgChartPdf } from "~/people/letters/org-chart-pdf.server";

const reader = {
  language: "en",
  locale: "en-IN",
  agency: "Sahayata Recovery Pvt Ltd",
  mark: PLAIN_LETTERHEAD,
};
const unit = (id: string, depth: number, more: object = {}) => ({
  id,
  code: `U${id}`,
  name: `Unit ${id}`,
  parentId: null,
  headId: null,
  deputyId: null,
  places: null,
  open: true,
  depth,
  ...more,
});
const person = (id: string, departmentId: string | null) => ({
  id,
  fullName: `अनीता शर्मा ${id}`,
  departmentId,
  reportsToId: null,
  here: true,
});
const pagesOf = (bytes: Uint8Array) =>
  Number(/\/Count (\d+)/.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? 0);

it("a firm's chart is a PDF with the scripts of its names, also of nobody", async () => {
  const chart = { on: "2026-11-21", units: [unit("1", 0, { headId: "a" })], people: [person("a", "1")] };
  const bytes = await orgChartPdf(chart, reader);
  expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe("%PDF-");
  expect(Buffer.from(bytes).toString("latin1")).toContain("Devanagari");
  expect(pagesOf(bytes)).toBe(1);
  expect(pagesOf(await orgChartPdf({ on: "2026-11-21", units: [], people: [] }, reader))).toBe(1);
});

it("a deep tree and a large department go on over pages", async () => {
  const units = Array.from({ length: 30 }, (_, at) => unit(String(at), at));
  const people = Array.from({ length: 150 }, (_, at) => person(String(at), "3"));
  expect(pagesOf(await orgChartPdf({ on: "2026-11-21", units, people }, reader))).toBeGreaterThan(3);
});
