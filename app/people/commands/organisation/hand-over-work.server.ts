import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findAbsenceForChange } from "~/people/data/organisation/absences.server";

import { mayArrange } from "./may-arrange.server";

/** A desk whose open work somebody may hold; jobs/receivers.ts names it `hand_over:<desk>`. */
export interface WorkReceiver {
  /** Gives all open work of one person to another; refusals are the desk's own, as of capacity. */
  handOver(
    context: CommandContext,
    work: { fromId: string; toId: string; reason: string },
  ): Promise<Outcome<{ moved: number }>>;
}

const input = z.object({ absenceId: z.uuid(), toId: z.uuid("REQUIRED") });

/**
 * The open work of somebody who is or will be away goes to a colleague, now and whole. Refusals: NOTHING_TO_ASSIGN,
 * those of the desks (CAPACITY_EXCEEDED, COLLECTOR_UNKNOWN, COLLECTOR_AWAY).
 */
export const handOverWork = defineCommand(
  { name: "absence.hand_over", permission: "session:read", input },
  async (context, { absenceId, toId }) => {
    const known = await findAbsenceForChange(context.db, absenceId);
    if (!known || !(await mayArrange(context, known.staffId))) return refuse("NOT_FOUND");
    if (known.state !== "planned" || known.toOn < context.today) return refuse("ALREADY_DONE");
    if (toId === known.staffId) return refuse("STAND_IN_SELF", { fields: { toId: "STAND_IN_SELF" } });
    const work = { fromId: known.staffId, toId, reason: `${known.fromOn} – ${known.toOn}` };
    let moved = 0;
    for (const [name, receiver] of Object.entries(context.receivers)) {
      if (!name.startsWith("hand_over:")) continue;
      const given = await (receiver as WorkReceiver).handOver(context, work);
      if (!given.ok) return given;
      moved += given.value.moved;
    }
    if (moved === 0) return refuse("NOTHING_TO_ASSIGN");
    context.emit(
      "absence.handed_over",
      { type: "absence", id: absenceId },
      {
        after: { to_id: toId, moved },
        related: [known.staffId, toId].map((id) => ({ type: "staff", id })),
      },
    );
    return accept({ moved });
  },
);
