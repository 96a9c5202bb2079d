import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveColleagueUnlocked } from "~/people/data/login/colleague-login.server";
import { findStaffForChange } from "~/people/data/staff/staff-members.server";

/** Ends a colleague's lock after too many wrong passwords; one that is over already stays over. */
export const unlockStaff = defineCommand(
  { name: "staff.unlock", permission: "staff:secure", input: z.object({ staffId: z.uuid() }) },
  async (context, { staffId }) => {
    const staff = await findStaffForChange(context.db, staffId);
    if (!staff) return refuse("NOT_FOUND");
    if (await saveColleagueUnlocked(context.db, staff.userId))
      context.emit("auth.unlocked", { type: "staff", id: staffId }, { category: "auth" });
    return accept({ staffId });
  },
);
