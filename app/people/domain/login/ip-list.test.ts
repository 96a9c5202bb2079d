import { expect, it } from "vitest";

import { isInside, normalBlock } from "./ip-list";

it.each([
  ["203.0.113.7", ["203.0.113.0/24"], true],
  ["203.0.114.7", ["203.0.113.0/24"], false],
  ["203.0.113.7", ["203.0.113.7"], true],
  ["::ffff:203.0.113.7", ["203.0.113.0/24"], true],
  ["2001:db8:1::5", ["2001:db8:1::/48"], true],
  ["2001:db8:2::5", ["2001:db8:1::/48"], false],
  ["10.0.0.1", ["0.0.0.0/0"], true],
  ["2001:db8::1", ["0.0.0.0/0"], false],
  ["nonsense", ["0.0.0.0/0", "::/0"], false],
])("%s in %j: %s", (address, list, inside) => {
  expect(isInside(list, address)).toBe(inside);
});

it("an empty list lets everybody in; a list lets nobody in whose address nobody knows", () => {
  expect(isInside([], null)).toBe(true);
  expect(isInside(["::/0"], null)).toBe(false);
});

it.each([
  "",
  "300.1.1.1",
  "1.2.3",
  "1.2.3.4/33",
  "1.2.3.4/24/2",
  "01.2.3.4",
  "2001:db8::1::2",
  "1:2:3",
  "::/129",
  "g::/8",
])("%j is no address", (text) => {
  expect(normalBlock(text)).toBeNull();
});

it("an address without a prefix is itself alone", () => {
  expect(normalBlock(" 203.0.113.7 ")).toBe("203.0.113.7/32");
  expect(normalBlock("2001:DB8::/32")).toBe("2001:db8::/32");
});
