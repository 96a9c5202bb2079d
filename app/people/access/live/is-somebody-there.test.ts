import { expect, it } from "vitest";

import { isSomebodyThere } from "./is-somebody-there";

const asked = (path: string, idle?: string, method = "GET") =>
  isSomebodyThere(
    new Request(`http://quittance.test${path}`, {
      method,
      headers: idle === undefined ? {} : { "x-idle-seconds": idle },
    }),
  );

it.each([
  ["/worklist", undefined, true],
  ["/worklist", "0", true],
  ["/worklist", "59", true],
  ["/worklist", "60", false],
  ["/worklist", "86400", false],
  ["/worklist", "nonsense", true],
  ["/stream", undefined, false],
  ["/stream", "0", false],
])("reading %s after %s seconds without a hand: %s", (path, idle, there) => {
  expect(asked(path, idle)).toBe(there);
});

it("what changes something is always a person's doing", () => {
  expect(asked("/accounts/1/notes", "600", "POST")).toBe(true);
});
