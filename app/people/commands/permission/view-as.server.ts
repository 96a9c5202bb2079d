import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveSessionViewing } from "~/people/data/session/viewed-staff.server";
import { findStaffForChange } from "~/people/data/staff/staff-members.server";
import { VIEW_AS_MINUTES } from "~/people/domain/permission/view-as";

const input = z.object({
  staffId: z.uuid(),
  /** the asker's own session */
  sessionId: z.uuid(),
});

/** Shows the asker, in their own session and for some minutes, what a colleague sees: read-only, and in the log. */
export const viewAs = defineCommand(
  { name: "staff.view_as", permission: "staff:view_as", input },
  async (context, { staffId, sessionId }) => {
    const { db, actor, now } = context;
    if (staffId === actor.id) return refuse("SELF_DEALING");
    const staff = await findStaffForChange(db, staffId);
    if (staff?.status !== "active") return refuse("NOT_FOUND");
    const until = new Date(now.getTime() + VIEW_AS_MINUTES * 60_000);
    if (!(await saveSessionViewing(db, { sessionId, ownerId: actor.id }, { staffId, until })))
      return refuse("NOT_FOUND");
    const after = { viewer: actor.id, until: until.toISOString() };
    context.emit("access.view_as_started", { type: "staff", id: staffId }, { after, category: "access" });
    return accept({ until });
  },
);
