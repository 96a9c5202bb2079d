import { expect, it } from "vitest";

import { lockedUntil } from "./lockout";
import { DEFAULT_LOGIN_RULES, strictestRules } from "./login-rules";

const firm = (settings: Record<string, number>) => ({ country: "US", settings });
const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);

it("a login of no firm, and one whose firm said nothing, is held to the defaults", () => {
  expect(DEFAULT_LOGIN_RULES).toEqual({
    lockAfter: 5,
    windowMinutes: 10,
    lockMinutes: 30,
    passwordLeast: 12,
  });
  expect(strictestRules([firm({})])).toEqual(DEFAULT_LOGIN_RULES);
});

it("a login of two firms is held to the stricter word of each", () => {
  const rules = strictestRules([
    firm({ lock_failures: 3, lock_minutes: 60 }),
    firm({ lock_window_minutes: 20, password_least: 16 }),
  ]);
  expect(rules).toEqual({ lockAfter: 3, windowMinutes: 20, lockMinutes: 60, passwordLeast: 16 });
});

it("three in twenty minutes lock for an hour where a firm says so", () => {
  const rules = { lockAfter: 3, windowMinutes: 20, lockMinutes: 60, passwordLeast: 12 };
  const failures = ["10:00", "10:10", "10:19"].map(at);
  expect(lockedUntil(failures, at("11:18"), rules)).toEqual(at("11:19"));
  expect(lockedUntil(failures, at("11:19"), rules)).toBeNull();
  expect(lockedUntil(failures, at("10:20"))).toBeNull();
});
