import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { saveFactorsReset, wasFactorUsedSince } from "~/people/data/login/colleague-login.server";
import { findStaffForChange, saveStaffSessionsRevoked } from "~/people/data/staff/staff-members.server";

const input = z.object({ staffId: z.uuid(), askedAt: z.coerce.date() });

/**
 * Takes every factor of a login away and ends its sessions here; the next sign-in sets new ones up. Nothing happens
 * when a factor was shown after the reset was asked for: then none is lost.
 */
export const applyFactorReset = defineCommand(
  { name: "staff.apply_factor_reset", permission: "staff:apply_reset", input },
  async (context, { staffId, askedAt }) => {
    const staff = await findStaffForChange(context.db, staffId);
    if (staff?.status !== "active") return accept({ staffId, done: false });
    if (await wasFactorUsedSince(context.db, staff.userId, askedAt)) return accept({ staffId, done: false });
    await saveFactorsReset(context.db, staff.userId);
    await saveStaffSessionsRevoked(context.db, staffId);
    context.emit("staff.factors_reset", { type: "staff", id: staffId }, { category: "auth" });
    return accept({ staffId, done: true });
  },
);
