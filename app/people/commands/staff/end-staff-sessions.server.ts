import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findStaffForChange, saveStaffSessionsRevoked } from "~/people/data/staff/staff-members.server";

/** Signs a colleague out of this firm everywhere, at once. */
export const endStaffSessions = defineCommand(
  { name: "staff.end_sessions", permission: "staff:secure", input: z.object({ staffId: z.uuid() }) },
  async (context, { staffId }) => {
    const staff = await findStaffForChange(context.db, staffId);
    if (!staff) return refuse("NOT_FOUND");
    await saveStaffSessionsRevoked(context.db, staffId);
    context.emit("auth.session_revoked", { type: "staff", id: staffId }, { category: "auth" });
    return accept({ staffId });
  },
);
