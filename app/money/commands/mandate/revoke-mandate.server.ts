import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findMandateForChange, type StoredMandate } from "~/money/data/mandate/mandates.server";
import { isFinal } from "~/money/domain/mandate/mandate-state";

import { takeMandate } from "./take-mandate.server";

const input = z.object({
  mandateId: z.uuid(),
  /** who ends it: the holder, as told to us, or the firm */
  by: z.enum(["holder", "firm"], "REQUIRED"),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500),
});

/** Ends a mandate for good; every draft that was not presented yet is void at once (spec 05 §7). */
export const revokeMandate = defineCommand(
  { name: "mandate.revoke", permission: "mandate:manage", input },
  async (context, { mandateId, by, reason }) => {
    const mandate = await findMandateForChange(context.db, mandateId);
    if (!mandate) return refuse("NOT_FOUND");
    return end(context, mandate, by === "holder" ? "customer" : "staff", reason);
  },
);

/** The holder ends their own mandate in the portal; nobody else's. */
export const revokeOwnMandate = defineCommand(
  { name: "mandate.revoke_own", permission: "portal:pay", input: z.object({ mandateId: z.uuid() }) },
  async (context, { mandateId }) => {
    const mandate = await findMandateForChange(context.db, mandateId);
    if (!mandate || mandate.customerId !== context.actor.id) return refuse("NOT_FOUND");
    return end(context, mandate, "customer", "revoked_in_portal");
  },
);

async function end(
  context: CommandContext,
  mandate: StoredMandate,
  by: "customer" | "staff",
  reason: string,
): Promise<Outcome<{ state: string }>> {
  if (isFinal(mandate.state)) return accept({ state: mandate.state });
  const inForce = mandate.state === "active" || mandate.state === "paused";
  const to = by === "customer" && inForce ? ("revoked" as const) : ("cancelled" as const);
  const taken = await takeMandate(
    context,
    mandate,
    { to, by, on: context.today },
    { reason, setupUrl: null },
  );
  return taken.ok ? accept({ state: taken.value.state }) : taken;
}
