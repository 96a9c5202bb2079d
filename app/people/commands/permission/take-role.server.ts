import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findRoleForChange, saveStaffRoleTaken } from "~/people/data/permission/roles.server";
import { countActiveHolders, findStaffForChange } from "~/people/data/staff/staff-members.server";
import { mayGive } from "~/people/domain/permission/may-give";

/** A firm is never without one of each. */
const KEPT_ROLES = ["owner", "admin"];

/** Takes a role from somebody, at once and by one person: less is never the risk. The last owner and admin stay. */
export const takeRole = defineCommand(
  {
    name: "role.take",
    permission: "role:assign",
    input: z.object({ staffId: z.uuid(), roleId: z.uuid() }),
  },
  async (context, { staffId, roleId }) => {
    const staff = await findStaffForChange(context.db, staffId);
    const role = await findRoleForChange(context.db, roleId);
    if (!staff || !role) return refuse("NOT_FOUND");
    const may = role.key === "owner" ? mayGive(role, context.actor) : accept(null);
    if (!may.ok) return may;
    const last = KEPT_ROLES.includes(role.key) && staff.roles.includes(role.key);
    if (last && (await countActiveHolders(context.db, role.key, context.today)) <= 1)
      return refuse("LAST_OWNER");
    if (await saveStaffRoleTaken(context.db, staffId, roleId))
      context.emit("role.taken", { type: "staff", id: staffId }, { before: { role: role.key } });
    return accept({ staffId });
  },
);
