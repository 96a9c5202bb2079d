import { expect, test } from "vitest";

import { maskRecord, maskText, passesLuhn } from "./mask";

test.each([
  ["mail to maria.o'neil+x@example.co.uk bounced", "maria"],
  ["call +1 (415) 555-0134 now", "555"],
  ["called 4155550134", "4155550134"],
  ["ssn 078-05-1120", "078"],
  ["card 4242424242424242", "4242"],
  ["card 4242 4242 4242 4242 expired", "4242"],
  ["Authorization: Bearer abc.def.ghijklmnop", "ghij"],
  ["key sk_test_51HxyzABCDEF", "51Hxyz"],
  [`/reset/${"aB3-".repeat(11)}`, "aB3-"],
])("%s is masked", (text, secret) => {
  expect(maskText(text)).not.toContain(secret);
});

test.each([
  "0190a6f2-7b1c-7d3e-8f45-123456789012",
  "2026-11-21T10:42:15.123Z",
  "on 2026-11-21",
  "from 192.168.100.200",
  "GET /accounts/:accountId in 12 ms",
  "imported 79997 rows",
])("%s stays as it is", (text) => {
  expect(maskText(text)).toBe(text);
});

test("secret keys are masked at every depth, and errors become records", () => {
  const record = maskRecord({
    request_id: "0190a6f2-7b1c-7d3e-8f45-123456789012",
    user: { email: "a@b.co", password: "hunter2", roles: ["admin"] },
    headers: { cookie: "quittance_staff=abc", "x-csrf_token": "t" },
    err: Object.assign(new Error("no account of jane@example.com"), { code: "P2002" }),
    amount: 4242424242424242n,
  });
  const text = JSON.stringify(record);
  for (const secret of ["a@b.co", "hunter2", "quittance_staff", "jane", "4242"])
    expect(text).not.toContain(secret);
  expect(record).toMatchObject({ user: { roles: ["admin"] }, err: { type: "Error", code: "P2002" } });
  expect(record.request_id).toBe("0190a6f2-7b1c-7d3e-8f45-123456789012");
});

test("the card check digit is known", () => {
  expect(passesLuhn("4242424242424242")).toBe(true);
  expect(passesLuhn("4242424242424241")).toBe(false);
});
