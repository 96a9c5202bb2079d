import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";

import { asSeen } from "./as-seen";
import { FIELD_LEVELS, FieldLevels, type FieldRule, RULED_FIELDS } from "./field-levels";

const rule = (role: string | null, field: string, level: FieldRule["level"]): FieldRule =>
  role === null ? { role, field, level: null, pinnedMax: level } : { role, field, level, pinnedMax: null };

test("identity numbers, birth dates and bank accounts are masked where no role says otherwise", () => {
  const levels = new FieldLevels(["collector"], []);
  expect(
    asSeen(
      { taxId: "ABCDE1234F", birth_date: "1980-05-17", accountNumber: "000123456789", name: "Ana" },
      levels,
    ),
  ).toEqual({ taxId: "•••234F", birth_date: "1980-••-••", accountNumber: "•••6789", name: "Ana" });
});

test("P5-1 a hidden field is absent in rows, nested events, contacts and refusals", () => {
  const hidden = ["customer.tax_id", "customer.email", "customer.national_id"] as const;
  const levels = new FieldLevels(
    ["r"],
    hidden.map((field) => rule("r", field, "hidden")),
  );
  const answer = {
    rows: [{ id: 1, taxId: "ABCDE1234F", nationalId: "•••7823" }],
    contacts: [
      { kind: "email", value: "ana@example.com" },
      { kind: "phone", value: "+12145551234" },
    ],
    event: { before: { tax_id: "ABCDE1234F" }, after: { tax_id: "ABCDE1234G", status: "NEW" } },
    refusal: { code: "DUPLICATE", facts: { tax_id: "ABCDE1234F" } },
  };
  expect(asSeen(answer, levels)).toEqual({
    rows: [{ id: 1 }],
    contacts: [{ kind: "phone", value: "+12145551234" }],
    event: { before: {}, after: { status: "NEW" } },
    refusal: { code: "DUPLICATE", facts: {} },
  });
});

test("what is masked already stays as it is, and a card's last four are no bank account", () => {
  const levels = new FieldLevels(["r"], [rule("r", "bank_account.number", "hidden")]);
  const seen = { nationalId: "•••7823", card: { last4: "4242" } };
  expect(asSeen(seen, levels)).toBe(seen);
  expect(asSeen({ last4: "6789" }, levels)).toEqual({});
});

test("what nothing is taken from is the very same value, whatever it is", () => {
  const levels = new FieldLevels([], []);
  for (const value of [null, undefined, 7n, "x", new Date(), new Set([1]), new Uint8Array(3), [{ a: [1n] }]])
    expect(asSeen(value, levels)).toBe(value);
  const whole = { taxId: "ABCDE1234F" };
  expect(asSeen(whole, null)).toBe(whole);
});

const level = fc.constantFrom(...FIELD_LEVELS);
const field = fc.constantFrom(...RULED_FIELDS);
const rules = fc.uniqueArray(
  fc.record({ role: fc.constantFrom("a", "b"), field, level, pinnedMax: fc.constant(null) }),
  { selector: ({ role, field: name }) => `${role}${name}` },
);

test.prop([rules, field, level])(
  "the widest of a person's roles wins, never above the pin",
  (own, pinned, max) => {
    const RANK = (one: string) => FIELD_LEVELS.findIndex((each) => each === one);
    const pin = { role: null, field: pinned, level: null, pinnedMax: max };
    const one = new FieldLevels(["a"], [...own, pin]);
    const both = new FieldLevels(["a", "b"], [...own, pin]);
    for (const name of RULED_FIELDS) expect(RANK(both.of(name))).toBeGreaterThanOrEqual(RANK(one.of(name)));
    expect(RANK(both.of(pinned))).toBeLessThanOrEqual(RANK(max));
  },
);
