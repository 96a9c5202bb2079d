import type { Lent } from "~/office/domain/event/actor";
import { FieldLevels, type FieldRule } from "~/office/domain/permission/field-levels";
import type { Grant } from "~/office/domain/permission/grant";
import { PermissionSet } from "~/office/domain/permission/permission-set";

/** A grant as the statement of a session answers it; `lentBy` is who delegated it, null for one's own. */
export interface SessionGrant extends Grant {
  lentBy?: string | null;
  lender?: string | null;
}

export interface StoredRights {
  grants: SessionGrant[];
  /** keys by which tables of status changes know the person: those of the shipped roles that theirs are or come from */
  roles: string[];
  roleKeys: string[];
  fieldRules: FieldRule[];
}

/** What a person may do and see, and for whom they do it. */
export function toRights({ grants, roles, roleKeys, fieldRules }: StoredRights) {
  const lent: Record<string, Lent> = {};
  for (const { permission, lentBy, lender } of grants)
    if (lentBy) {
      const known = (lent[permission] ??= { givers: [], own: false });
      if (!known.givers.some((giver) => giver.id === lentBy))
        known.givers.push({ id: lentBy, name: lender ?? "" });
    }
  for (const { permission, lentBy } of grants) {
    const known = lent[permission];
    if (known && !lentBy) known.own = true;
  }
  return {
    roles,
    permissions: new PermissionSet(grants),
    fields: new FieldLevels(roleKeys, fieldRules),
    lent: Object.keys(lent).length > 0 ? lent : undefined,
  };
}

/** Rights that are one's own: lent ones are not lent on, to a key no more than to a person. */
export function ownGrants({ grants }: Pick<StoredRights, "grants">): SessionGrant[] {
  return grants.filter(({ lentBy }) => !lentBy);
}
