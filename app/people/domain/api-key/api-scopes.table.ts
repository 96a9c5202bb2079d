/**
 * What a key's scope lets it do (spec 02 §15.1, 05 §17): groups of permissions. A key never does more than its maker
 * may, whatever its scopes say.
 */
export const API_SCOPES = {
  "payments:read": ["payment:read", "account:read"],
  "payments:write": ["payment:record", "payment:refund"],
  "ledger:read": ["ledger:read"],
  "ledger:write": ["journal:create"],
  "statements:read": ["ledger:read"],
  "statements:write": ["bank_statement:import"],
  "matching:write": ["match:confirm", "match:unmatch"],
  "invariants:write": ["freeze:lift"],
  "settings:read": ["setting:read"],
  "settings:write": ["setting:update"],
} as const satisfies Record<string, readonly string[]>;

export type ApiScope = keyof typeof API_SCOPES;

export const API_SCOPE_NAMES = Object.keys(API_SCOPES) as [ApiScope, ...ApiScope[]];
