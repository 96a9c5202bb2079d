import { expect, it } from "vitest";

import { mapPersonal, mapTexts, saysPersonal } from "./personal-values";
import { fromSealedValue, toSealedValue } from "./sealed-value";

const event = {
  before: { tax_id: "CNRYP1234F", status: "NEW" },
  after: { status: "ASSIGNED", note: "moved to Ohio", card: { brand: "visa", last4: "4242" }, parts: [{ email: "" }] },
  reason: "asked for it",
  actor_name: "Angela Foster",
}; // prettier-ignore

it("names, numbers, contacts and typed words are personal; states, amounts and ids are not", () => {
  const places: string[] = [];
  const mapped = mapPersonal(event, false, (_, place) => {
    places.push(place);
    return "x";
  });
  expect(places).toEqual(["before/tax_id", "after/note", "after/card/last4", "reason"]);
  expect(mapped).toEqual({
    before: { tax_id: "x", status: "NEW" },
    after: { status: "ASSIGNED", note: "x", card: { brand: "visa", last4: "x" }, parts: [{ email: "" }] },
    reason: "x",
    actor_name: "Angela Foster",
  });
});

it("who acted is personal only where it is the customer", () => {
  const quiet = { before: null, after: { amount: 5 }, reason: null, actor_name: "Angela Foster" };
  expect(saysPersonal(quiet, false)).toBe(false);
  expect(saysPersonal(quiet, true)).toBe(true);
});

it("a contact's value is personal, another row's value is not", () => {
  const of = (after: object) => saysPersonal({ before: null, after, reason: null, actor_name: null }, false);
  expect(of({ kind: "email", value: "a@b.example" })).toBe(true);
  expect(of({ kind: "rate", value: "12" })).toBe(false);
});

it("texts are met in their places, and a value without any is the very same", () => {
  const seen: string[] = [];
  mapTexts({ a: "1", b: [{ c: "2" }, 3] }, "after", (text, place) => seen.push(`${place}=${text}`));
  expect(seen).toEqual(["after/a=1", "after/b/0/c=2"]);
  expect(mapTexts(event, "", (text) => text)).toBe(event);
});

it("a sealed value names its key, and other words are none", () => {
  const id = "0198b3f6-0000-7000-8000-00000000000a";
  expect(fromSealedValue(toSealedValue(id, "aa.bb.cc"))).toEqual({ keyId: id, sealed: "aa.bb.cc" });
  for (const text of ["", "person.v1.x.a.b.c", `person.v2.${id}.a.b.c`, `person.v1.${id}.a.b`])
    expect(fromSealedValue(text)).toBeNull();
});
