import type { FieldLevel } from "~/office/domain/permission/decide-access";
import {
  FieldLevels,
  type FieldRule,
  isWiderLevel,
  RULED_FIELDS,
} from "~/office/domain/permission/field-levels";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

interface NamedRole {
  key: string;
  name: string;
  system: boolean;
}

export interface FieldPin {
  field: string;
  pin: FieldLevel | null;
  /** roles whose holders see all of it, the pin counted; null where every role does */
  whole: NamedRole[] | null;
}

/** Every ruled field with its pin and the roles that see all of it: two statements. */
export async function fieldPins({ db, tenant }: QueryContext): Promise<FieldPin[]> {
  const roles = await rows<NamedRole>(
    db,
    sql`SELECT key, name, system FROM role WHERE tenant_id = ${tenant.id}::uuid AND state = 'active' ORDER BY name LIMIT 300`,
  );
  const rules = await rows<FieldRule>(
    db,
    sql`SELECT r.key AS role, w.field, w.level, w.pinned_max AS "pinnedMax" FROM field_rule w
      LEFT JOIN role r ON r.tenant_id = w.tenant_id AND r.id = w.role_id WHERE w.tenant_id = ${tenant.id}::uuid`,
  );
  const levels = roles.map((role) => ({ role, of: new FieldLevels([role.key], rules) }));
  return RULED_FIELDS.map((field) => {
    const seen = levels.filter(({ of }) => isWiderLevel(of.of(field), "masked"));
    return {
      field,
      pin: rules.find((rule) => rule.role === null && rule.field === field)?.pinnedMax ?? null,
      whole: seen.length === roles.length ? null : seen.map(({ role }) => role),
    };
  });
}
