import { expect, it } from "vitest";

import { auditFilter, objectOf } from "./audit-filter";
import { eventDiff, valueText } from "./event-diff";

it("before and after stand side by side, by field, whichever side knows it", () => {
  expect(eventDiff({ status: "NEW", owner: { id: "a" } }, { status: "CLOSED", note: null })).toEqual([
    { field: "note", before: undefined, after: null },
    { field: "owner.id", before: "a", after: undefined },
    { field: "status", before: "NEW", after: "CLOSED" },
  ]);
  expect(eventDiff(null, null)).toEqual([]);
});

it("a list is one value, a number keeps its digits, nothing is a dash", () => {
  expect(valueText(["a", 1])).toBe('["a",1]');
  expect(valueText(120050)).toBe("120050");
  expect(valueText("Zoë O’Neil")).toBe("Zoë O’Neil");
  expect(valueText(null)).toBeNull();
});

it("a filter that cannot be meant is left out, never an error", () => {
  const strange = {
    actor: "' OR 1=1",
    from: "yesterday",
    category: "all",
    object: "x:1",
    type: "  ",
    ip: "a".repeat(99),
  };
  expect(auditFilter.parse(strange)).toEqual({});
  const id = "0198b3f6-0000-7000-8000-000000000001";
  expect(objectOf(auditFilter.parse({ object: `account:${id}` }))).toEqual({ type: "account", id });
  expect(objectOf(auditFilter.parse({ object: "account" }))).toEqual({ type: "account", id: null });
});
