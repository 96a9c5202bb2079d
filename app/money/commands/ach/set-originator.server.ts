import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuseField } from "~/office/domain/outcome";
import { findOriginator, saveOriginator } from "~/money/data/ach/originator.server";
import { isRoutingNumber } from "~/money/domain/ach/routing-number";

const name = z.string("REQUIRED").trim().min(1, "REQUIRED").max(23, "TOO_LONG");
const input = z.object({
  destination: z.string("REQUIRED").trim(),
  destinationName: name,
  originId: z
    .string("REQUIRED")
    .trim()
    .regex(/^[A-Za-z0-9]{9,10}$/, "INVALID"),
  originName: name,
  odfi: z.string("REQUIRED").trim(),
  companyName: z.string("REQUIRED").trim().min(1, "REQUIRED").max(16, "TOO_LONG"),
  companyId: z
    .string("REQUIRED")
    .trim()
    .regex(/^[A-Za-z0-9]{1,10}$/, "INVALID"),
});

/** How the firm's bank knows the firm as a sender of debit files. */
export const setOriginator = defineCommand(
  { name: "ach_originator.set", permission: "setting:update", input },
  async (context, form) => {
    if (!isRoutingNumber(form.destination)) return refuseField("destination", "CHECK_DIGIT");
    if (!isRoutingNumber(form.odfi)) return refuseField("odfi", "CHECK_DIGIT");
    const before = await findOriginator(context.db, context.today);
    const by = { kind: context.actor.kind, id: context.actor.id };
    await saveOriginator(context.db, form, { from: context.today, by });
    context.emit(
      "ach_originator.set",
      { type: "tenant", id: context.tenant.id },
      { before: before ? { ...before } : undefined, after: form },
    );
    return accept({});
  },
);
