import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findMandateForChange } from "~/money/data/mandate/mandates.server";

import { takeMandate } from "./take-mandate.server";

const input = z.object({
  mandateId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500),
});

/** Nothing is drawn while a mandate is paused; its drafts stay and wait. */
export const pauseMandate = defineCommand(
  { name: "mandate.pause", permission: "mandate:manage", input },
  async (context, { mandateId, reason }) => {
    const mandate = await findMandateForChange(context.db, mandateId);
    if (!mandate) return refuse("NOT_FOUND");
    if (mandate.state === "paused") return accept({ state: mandate.state });
    const move = { to: "paused" as const, by: "staff" as const, on: context.today };
    const taken = await takeMandate(context, mandate, move, { reason });
    return taken.ok ? accept({ state: taken.value.state }) : taken;
  },
);
