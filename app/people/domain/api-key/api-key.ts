import type { Grant } from "~/office/domain/permission/grant";
import { PermissionSet } from "~/office/domain/permission/permission-set";

import { API_SCOPE_NAMES, API_SCOPES, type ApiScope } from "./api-scopes.table";

/** Spec 07 §4.5: keys of one firm that live at the same time, and the days a key may live. */
export const MOST_API_KEYS = 50;
export const API_KEY_DAYS = { shortest: 1, usual: 365, longest: 730 } as const;

/** Enough to tell keys apart in a list, too little to use one. */
export const SHOWN_CHARACTERS = 12;

const KEY = /^qk_(live|test)_[A-Za-z0-9_-]{43}$/;

export function isApiKey(text: string): boolean {
  return KEY.test(text);
}

/** What a key may do: its maker's own rights, as far as the key's scopes reach. */
export function keyPermissions(scopes: readonly string[], makersGrants: readonly Grant[]): PermissionSet {
  const within = new Set(scopes.flatMap((scope): readonly string[] => API_SCOPES[scope as ApiScope] ?? []));
  return new PermissionSet(makersGrants.filter(({ permission }) => within.has(permission)));
}

/** The scopes in which somebody with these grants can do anything at all. */
export function scopesWithin(grants: readonly Grant[]): ApiScope[] {
  return API_SCOPE_NAMES.filter((scope) => keyPermissions([scope], grants).has(API_SCOPES[scope][0]));
}
