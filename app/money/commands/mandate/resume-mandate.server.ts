import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findMandateForChange } from "~/money/data/mandate/mandates.server";
import type { MandateHold } from "~/money/domain/mandate/mandate";

import { takeMandate } from "./take-mandate.server";

const input = z.object({
  mandateId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500),
});

/** What a person may find to be put right; another card or account is another mandate, and a stop is not ours to lift. */
const JUDGED: MandateHold[] = ["review", "correction", "new_consent"];

/** A paused mandate may be drawn on again; the reason says how what stopped it was put right. */
export const resumeMandate = defineCommand(
  { name: "mandate.resume", permission: "mandate:manage", input },
  async (context, { mandateId, reason }) => {
    const mandate = await findMandateForChange(context.db, mandateId);
    if (!mandate) return refuse("NOT_FOUND");
    if (mandate.state === "active") return accept({ state: mandate.state });
    const met = JUDGED.includes(mandate.hold) ? mandate.hold : undefined;
    const move = { to: "active" as const, by: "staff" as const, on: context.today, met };
    const taken = await takeMandate(context, mandate, move, { reason });
    return taken.ok ? accept({ state: taken.value.state }) : taken;
  },
);
