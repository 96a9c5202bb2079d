import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  countActiveHolders,
  findStaffForChange,
  saveStaffSessionsRevoked,
  saveStaffStatus,
} from "~/people/data/staff/staff-members.server";

const KEPT_ROLES = ["owner", "admin"];

const input = z.object({ staffId: z.uuid() });

/** Ends a colleague's access at once. The last owner and the last admin stay, and nobody deactivates themselves. */
export const deactivateStaff = defineCommand(
  { name: "staff.deactivate", permission: "staff:deactivate", input },
  async (context, { staffId }) => {
    const staff = await findStaffForChange(context.db, staffId);
    if (!staff) return refuse("NOT_FOUND");
    if (staff.status === "deactivated") return accept({ staffId });
    if (staffId === context.actor.id) return refuse("SELF_DEACTIVATION");
    for (const role of KEPT_ROLES)
      if (staff.roles.includes(role) && (await countActiveHolders(context.db, role, context.today)) <= 1)
        return refuse("LAST_OWNER");
    await saveStaffStatus(context.db, staffId, "deactivated", context.today);
    await saveStaffSessionsRevoked(context.db, staffId);
    context.emit(
      "staff.deactivated",
      { type: "staff", id: staffId },
      { before: { status: staff.status }, after: { status: "deactivated" } },
    );
    return accept({ staffId });
  },
);
