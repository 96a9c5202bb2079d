import { expect, it } from "vitest";

import { nextPath } from "./next-path";

it("a path of this site is kept with its query", () => {
  expect(nextPath("/accounts/1?tab=money")).toBe("/accounts/1?tab=money");
});

it.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/a\n//evil.example",
  "javascript:alert(1)",
  "dashboard",
  "",
  null,
])("%j leads to the dashboard instead", (text) => {
  expect(nextPath(text)).toBe("/dashboard");
});
