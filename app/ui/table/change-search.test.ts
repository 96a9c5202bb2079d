import { expect, it } from "vitest";

import { changeSearch, dropFromSearch } from "./change-search";

it("another sort starts the list from its first page", () => {
  expect(changeSearch("?status=NEW&cursor=abc", { sort: "-balance" })).toBe("?status=NEW&sort=-balance");
});

it("the next page keeps every filter", () => {
  expect(changeSearch("?status=NEW&status=ASSIGNED", { cursor: "x" })).toBe(
    "?status=NEW&status=ASSIGNED&cursor=x",
  );
});

it("a removed filter leaves the others", () => {
  expect(dropFromSearch("?status=NEW&status=ASSIGNED&q=a", "status", "NEW")).toBe("?q=a&status=ASSIGNED");
  expect(changeSearch("?q=a", { q: null })).toBe("?");
});
