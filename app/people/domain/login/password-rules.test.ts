import { describe, expect, it } from "vitest";

import { checkPassword, leastLength } from "./password-rules";

const owner = { email: "maria.lopez@example.com", fullName: "Maria Lopez", agencyName: "Harbor Recovery" };
const codeOf = (text: string) => {
  const outcome = checkPassword(text, owner);
  return outcome.ok ? "ok" : outcome.refusal.fields?.["password"];
};

describe("password rules", () => {
  it.each([
    ["short-one", "PASSWORD_SHORT:15"],
    ["x".repeat(129), "PASSWORD_TOO_LONG"],
    ["aaaaaaaaaaaaaaaa", "PASSWORD_PATTERN"],
    ["abcabcabcabcabcabc", "PASSWORD_PATTERN"],
    ["123456789012345678", "PASSWORD_PATTERN"],
    ["password-password-1", "PASSWORD_COMMON"],
    ["lopez over the green hill", "PASSWORD_NAMES_YOU"],
    ["HarborRecovery over the hill", "PASSWORD_NAMES_YOU"],
  ])("%s is refused with %s", (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it("a long sentence with spaces, accents or Devanagari is good", () => {
    expect(codeOf("nine quiet herons at dusk")).toBe("ok");
    expect(codeOf("शांत झील पर नौ बगुले उड़े")).toBe("ok");
  });
});

describe("beside a second factor", () => {
  const withFactor = (text: string) => {
    const outcome = checkPassword(text, { ...owner, least: leastLength({ hasFactor: true }) });
    return outcome.ok ? "ok" : outcome.refusal.fields?.["password"];
  };

  it("twelve characters are enough, fifteen are needed alone", () => {
    expect(withFactor("tin boat lamp")).toBe("ok");
    expect(codeOf("tin boat lamp")).toBe("PASSWORD_SHORT:15");
    expect(withFactor("tin boat la")).toBe("PASSWORD_SHORT:12");
  });

  it("a firm that asks for twenty gets twenty, with a factor and without", () => {
    expect([leastLength({ asked: 20 }), leastLength({ asked: 20, hasFactor: true })]).toEqual([20, 20]);
    expect(leastLength({ asked: 13 })).toBe(15);
  });

  it.each(["P@ssw0rd-P@ssw0rd", "Welcome-Monkey-2026", "qwertyuiop-asdfghjkl", "Summer2026!Winter"])(
    "%s is no better for its signs and years",
    (text) => {
      expect(withFactor(text)).toBe("PASSWORD_COMMON");
    },
  );

  it("the whole e-mail address is a name too", () => {
    expect(withFactor("maria.lopez@example.com!")).toBe("PASSWORD_NAMES_YOU");
  });
});
