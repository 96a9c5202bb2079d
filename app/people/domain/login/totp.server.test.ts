import { expect, it } from "vitest";

import { matchTotp, toBase32, totpAddress, totpCode, totpStep } from "./totp.server";

const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

it.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at Unix %i the code of the RFC's secret is %s", (seconds, code) => {
  expect(totpCode(SECRET, totpStep(at(seconds)))).toBe(code);
});

it("P4-2: a code that was taken is refused within its step", () => {
  const step = matchTotp(SECRET, "287082", at(59), null);
  expect(step).toBe(1);
  expect(matchTotp(SECRET, "287082", at(59), step)).toBeNull();
});

it("a code is good one step before and after its own, and no further", () => {
  const code = totpCode(SECRET, 100);
  const good = [98, 99, 100, 101, 102].map((step) => matchTotp(SECRET, code, at(step * 30), null));
  expect(good).toEqual([null, 100, 100, 100, null]);
});

it("spaces in the middle do not matter, letters and short codes are no codes", () => {
  expect(matchTotp(SECRET, "287 082", at(59), null)).toBe(1);
  for (const typed of ["", "28708", "2870821", "28708a", "aaaaa-bbbbb"])
    expect(matchTotp(SECRET, typed, at(59), null)).toBeNull();
});

it("a secret is written as authenticator apps read it", () => {
  expect(toBase32(Buffer.from("12345678901234567890"))).toBe(SECRET);
  expect(totpAddress(SECRET, "ada@harbor.example", "Harbor & Co")).toBe(
    `otpauth://totp/Harbor%20%26%20Co:ada%40harbor.example?secret=${SECRET}&issuer=Harbor%20%26%20Co&algorithm=SHA1&digits=6&period=30`,
  );
});
