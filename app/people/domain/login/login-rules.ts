import type { TenantFacts } from "~/office/domain/event/actor";
import { settingOf } from "~/office/domain/setting/setting-of";

/** What a login is held to. */
export interface LoginRules {
  /** failures within the window that lock it */
  lockAfter: number;
  windowMinutes: number;
  lockMinutes: number;
  /** characters of its password beside a second factor */
  passwordLeast: number;
}

/** Of a login that no firm knows, and of the operators'. */
export const DEFAULT_LOGIN_RULES: LoginRules = strictestRules([{ settings: {}, country: "" }]);

type Firm = Pick<TenantFacts, "settings" | "country">;

/** A login that works for several firms is held to the strictest of each of their rules; one of no firm to the defaults. */
export function strictestRules(firms: readonly Firm[]): LoginRules {
  if (firms.length === 0) return DEFAULT_LOGIN_RULES;
  const all = (key: "lock_failures" | "lock_window_minutes" | "lock_minutes" | "password_least") =>
    firms.map((firm) => settingOf(firm, key));
  return {
    lockAfter: Math.min(...all("lock_failures")),
    windowMinutes: Math.max(...all("lock_window_minutes")),
    lockMinutes: Math.max(...all("lock_minutes")),
    passwordLeast: Math.max(...all("password_least")),
  };
}
