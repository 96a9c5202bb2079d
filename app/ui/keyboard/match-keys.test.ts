import { expect, it } from "vitest";

import { type KeyBinding, matchKeys, startsSequence } from "./match-keys";

const bind = (keys: string): KeyBinding => ({ keys, label: keys, run: () => undefined });
const bindings = [bind("n"), bind("g w"), bind("mod+k"), bind("?")];
const press = (key: string, more = {}) => ({ key, mod: false, inText: false, after: null, ...more });

it("a letter calls its binding", () => {
  expect(matchKeys(bindings, press("n"))?.keys).toBe("n");
  expect(matchKeys(bindings, press("?"))?.keys).toBe("?");
});

it("nothing fires inside a text field except combinations with Ctrl or ⌘", () => {
  expect(matchKeys(bindings, press("n", { inText: true }))).toBeNull();
  expect(matchKeys(bindings, press("k", { inText: true, mod: true }))?.keys).toBe("mod+k");
});

it("a browser's own combination is left alone", () => {
  expect(matchKeys(bindings, press("n", { mod: true }))).toBeNull();
});

it("g then a letter goes somewhere", () => {
  expect(startsSequence(bindings, "g")).toBe(true);
  expect(startsSequence(bindings, "n")).toBe(false);
  expect(matchKeys(bindings, press("w", { after: "g" }))?.keys).toBe("g w");
  expect(matchKeys(bindings, press("w"))).toBeNull();
});
