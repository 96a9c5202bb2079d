import { expect, it } from "vitest";

import { inTreeOrder, makesCycle } from "./org-tree";

const parents = new Map([
  ["boss", null],
  ["head", "boss"],
  ["lead", "head"],
  ["agent", "lead"],
]);

it("P15-2 nobody comes under their own report, however far below", () => {
  expect(makesCycle("head", "agent", parents)).toBe(true);
  expect(makesCycle("head", "head", parents)).toBe(true);
  expect(makesCycle("agent", "boss", parents)).toBe(false);
  expect(makesCycle("boss", null, parents)).toBe(false);
});

it("a circle from before does not go round for ever", () => {
  const round = new Map([
    ["a", "b"],
    ["b", "a"],
  ]);
  expect(makesCycle("c", "a", round)).toBe(false);
});

it("departments stand under their parents in the order given, lost ones at the top", () => {
  const units = [
    { id: "ops", parentId: null },
    { id: "night", parentId: "calls" },
    { id: "calls", parentId: "ops" },
    { id: "lost", parentId: "gone" },
  ];
  expect(inTreeOrder(units).map(({ id, depth }) => `${depth}${id}`)).toEqual([
    "0ops",
    "1calls",
    "2night",
    "0lost",
  ]);
});
