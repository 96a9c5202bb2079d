import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import {
  type FullStanding,
  getStandingForChange,
  saveStanding,
} from "~/office/data/tenant/tenant-standing.server";
import { type CivilDate, civilDateIn } from "~/office/domain/calendar-date";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { movesFrom } from "~/office/domain/tenant/tenant-course";
import type { TenantState } from "~/office/domain/tenant/tenant-states.table";
import { listOwnerMailboxes } from "~/people/data/staff/permission-holders.server";

export const moveForm = z.object({
  to: z.enum(["active", "past_due", "suspended", "closing"], "REQUIRED"),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
  /** whom the firm's customers ask once it is closed; asked for when it closes */
  contact: z.string().trim().max(300, "TOO_LONG").default(""),
});

/**
 * An operator moves the firm to another state of its subscription, with a reason that its owner reads. Opening it again
 * is one of the moves. What an operator suspended stays until an operator moves it; a closing firm closes by time.
 */
export const moveTenant = defineCommand(
  { name: "tenant.move", permission: "tenant:steer", input: moveForm },
  async (context, { to, reason, contact }) => {
    const standing = await getStandingForChange(context.db);
    if (!movesFrom(standing.state).includes(to))
      return refuse("TRANSITION_NOT_ALLOWED", {
        facts: { from: standing.state, allowed: movesFrom(standing.state) },
      });
    if (to === "closing" && contact === "") return refuseField("contact", "REQUIRED");
    const noticeContact = to === "closing" ? contact : null;
    await changeState(context, standing, { state: to, reason, held: to === "suspended", noticeContact });
    return accept({ state: to });
  },
);

/** The row, the event and the owners' mail of every change of state. */
export async function changeState(
  context: CommandContext,
  before: FullStanding,
  next: {
    state: TenantState;
    reason: string;
    held: boolean;
    noticeContact: string | null;
    since?: CivilDate;
  },
): Promise<void> {
  const { tenant, db, now } = context;
  const since = next.since ?? civilDateIn(tenant.timeZone, now);
  await saveStanding(db, { ...next, since });
  context.emit(
    "tenant.state_changed",
    { type: "tenant", id: tenant.id },
    { before: { state: before.state }, after: { state: next.state }, reason: next.reason },
  );
  for (const { email, fullName } of await listOwnerMailboxes(db, context.today)) {
    const params = { fullName, agency: tenant.displayName, reason: next.reason };
    context.enqueue("send-email", { to: email, letter: `firm_${next.state}`, params });
  }
}
