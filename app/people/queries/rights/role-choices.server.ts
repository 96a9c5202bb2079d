import type { QueryContext } from "~/people/access/query-context";
import { listRoles, type StoredRole } from "~/people/data/permission/roles.server";

/** Roles in force that a person may be given, with their lines; programs have theirs by their key. */
export async function roleChoices({ db }: QueryContext): Promise<StoredRole[]> {
  const roles = await listRoles(db);
  return roles.filter(({ state, key }) => state === "active" && key !== "integrator");
}
