import { type FieldRule, isWiderLevel } from "~/office/domain/permission/field-levels";
import { WIDTH } from "~/office/domain/permission/grant";

import { type StoredRights, toRights } from "./session-rights";

// Source: spec 07 §5.7 "view as": that person's screens, read-only, and never more than the viewer may see.

export const VIEW_AS_MINUTES = 15;

/** What is about a person's own sign-in, or lets others in, is nobody else's page. */
const KEPT = /^(session|api_key|operator_access|delegation):/;
/** Under this key the viewed levels of fields stand. */
const VIEWED = "viewed";

/** The viewed person's rights as far as the viewer holds them too; of each field the lesser of what both see. */
export function viewedRights(viewed: StoredRights, viewer: StoredRights): StoredRights {
  const theirs = toRights(viewed);
  const own = toRights(viewer);
  const grants = viewed.grants.filter(({ permission, scope }) => {
    const reach = own.permissions.scopeOf(permission);
    return reach !== null && WIDTH[scope] <= WIDTH[reach] && !KEPT.test(permission);
  });
  const fieldRules = theirs.fields.entries().map(([field, level]): FieldRule => {
    const most = own.fields.of(field);
    return { role: VIEWED, field, level: isWiderLevel(level, most) ? most : level, pinnedMax: null };
  });
  return { grants, roles: viewed.roles, roleKeys: [VIEWED], fieldRules };
}
