import type { Grant } from "~/office/domain/permission/grant";

import { reliefGrants } from "./relief/relief-grants";
import { RELIEF_ROLES, type ReliefRole } from "./relief/relief-records.table";
import { type Desk, grantsOf, type RoleTemplate } from "./role-template";
import { COLLECTIONS } from "./templates/collections.table";
import { EVERY_DESK } from "./templates/every-desk.table";
import { LENDING_AND_WEALTH } from "./templates/lending-and-wealth.table";
import { RELIEF } from "./templates/relief.table";

/** Every shipped role (spec 07 §5.5, 01 R2, 02 §0.2). */
export const ALL_TEMPLATES: RoleTemplate[] = [
  ...EVERY_DESK,
  ...COLLECTIONS,
  ...RELIEF,
  ...LENDING_AND_WEALTH,
].map(withRelief);

/** A role of other desks works in relief as the ten departments' matrix says. */
function withRelief(template: RoleTemplate): RoleTemplate {
  const matrix = RELIEF_ROLES.find((role) => role === template.key);
  const own = template.desks !== "all" && template.desks.length === 1;
  if (!matrix || own) return template;
  return { ...template, more: { ...template.more, relief: reliefGrants(matrix satisfies ReliefRole) } };
}

/** The roles that a firm with these desks has: those of people and of programs. */
export function templatesFor(desks: readonly Desk[]): RoleTemplate[] {
  return ALL_TEMPLATES.filter(
    (one) => one.kind !== "portal" && (one.desks === "all" || one.desks.some((desk) => desks.includes(desk))),
  );
}

/** Grants of a shipped role in a collections firm; none where there is no such role. */
export function grantsOfRole(key: string, desks: readonly Desk[] = ["collections"]): Grant[] {
  const template = templatesFor(desks).find((one) => one.key === key);
  return template ? grantsOf(template, desks) : [];
}
