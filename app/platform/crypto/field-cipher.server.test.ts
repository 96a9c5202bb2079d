import { createCipheriv } from "node:crypto";

import { expect, it } from "vitest";

import { createFieldCipher } from "./field-cipher.server";

const key = (byte: number) => Buffer.alloc(32, byte);
const indexKey = key(9);
const place = { tenantId: "t1", table: "identifier", column: "value", id: "i1" };
const old = createFieldCipher({ keys: new Map([["k1", key(1)]]), indexKey });
const both = createFieldCipher({ keys: new Map([["k2", key(2)], ["k1", key(1)]]), indexKey }); // prettier-ignore

it("a value opens in its own place and nowhere else", () => {
  const sealed = old.seal(place, "999941057058");
  expect(sealed.toString()).not.toContain("999941057058");
  expect(old.open(place, sealed)).toBe("999941057058");
  for (const other of [{ tenantId: "t2" }, { id: "i2" }, { column: "note" }, { table: "customer" }])
    expect(() => old.open({ ...place, ...other }, sealed)).toThrow();
});

it("after a rotation old values still open, and what is sealed anew needs the new key alone", () => {
  const sealed = old.seal(place, "secret");
  expect(both.open(place, sealed)).toBe("secret");
  const anew = both.seal(place, both.open(place, sealed));
  expect(anew.subarray(0, both.head.length)).toEqual(both.head);
  const without = createFieldCipher({ keys: new Map([["k2", key(2)]]), indexKey });
  expect(without.open(place, anew)).toBe("secret");
  expect(() => without.open(place, sealed)).toThrow("no key k1");
});

it("the same text is never sealed twice alike, and each tenant has a key of its own", () => {
  expect(old.seal(place, "x")).not.toEqual(old.seal(place, "x"));
  const sealed = old.seal(place, "x").toString();
  const [, , iv = "", , tag] = sealed.split(".");
  const master = createCipheriv("aes-256-gcm", key(1), Buffer.from(iv, "base64url")).setAAD(
    Buffer.from("t1\u0000identifier\u0000value\u0000i1"),
  );
  master.update("x");
  master.final();
  expect(master.getAuthTag().toString("base64url")).not.toBe(tag);
});

it("a value of before, under the key itself, opens", () => {
  const iv = Buffer.alloc(12, 3);
  const cipher = createCipheriv("aes-256-gcm", key(1), iv).setAAD(
    Buffer.from("t1\u0000identifier\u0000value\u0000i1"),
  );
  const body = Buffer.concat([cipher.update("of before", "utf8"), cipher.final()]);
  const text = [
    "v1",
    "k1",
    ...[iv, body, cipher.getAuthTag()].map((part) => part.toString("base64url")),
  ].join(".");
  expect(both.open(place, Buffer.from(text))).toBe("of before");
});

it("a changed byte, another version and plain text are refused", () => {
  const sealed = old.seal(place, "x");
  const at = sealed.lastIndexOf(".") + 1;
  const changed = Buffer.from(sealed);
  changed[at] = sealed[at] === 65 ? 66 : 65;
  expect(() => old.open(place, changed)).toThrow();
  // a tag cut short would be easier to guess
  expect(() => old.open(place, sealed.subarray(0, -2))).toThrow("not a sealed value");
  for (const text of ["v9.k1.a.b.c", "plain", "v1.k1.a"])
    expect(() => old.open(place, Buffer.from(text))).toThrow("not a sealed value");
});
