import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import {
  findMandateForChange,
  savePayerToken,
  type StoredMandate,
} from "~/money/data/mandate/mandates.server";
import type { MandateMove } from "~/money/domain/mandate/mandate-state";
import { mandateSetup, type MandateSetup } from "~/money/domain/mandate/mandate-setup";

import { takeMandate } from "./take-mandate.server";

const input = z.object({ mandateId: z.uuid(), setup: mandateSetup });

/**
 * Brings a mandate up to what the processor holds of it. It only moves forward: the same news twice, or older news,
 * changes nothing.
 */
export const absorbMandateSetup = defineCommand(
  { name: "mandate.absorb_setup", permission: "payment:absorb", input },
  async (context, { mandateId, setup }) => {
    const mandate = await findMandateForChange(context.db, mandateId);
    if (!mandate) return refuse("NOT_FOUND");
    const taken = await follow(context, mandate, setup);
    return taken.ok ? accept({ state: taken.value.state }) : taken;
  },
);

async function follow(
  context: CommandContext,
  mandate: StoredMandate,
  setup: MandateSetup,
): Promise<Outcome<StoredMandate>> {
  const step = { by: "system" as const, on: context.today };
  const waiting = mandate.state === "sent" || mandate.state === "awaiting_bank";
  const inForce = mandate.state === "active" || mandate.state === "paused";
  switch (setup.state) {
    case "awaiting_bank":
      return mandate.state === "sent"
        ? takeMandate(context, mandate, { ...step, to: "awaiting_bank" })
        : accept(mandate);
    case "active":
      return waiting ? activate(context, mandate, setup, step) : accept(mandate);
    case "ended":
      if (inForce)
        return takeMandate(context, mandate, { ...step, to: "revoked" }, { reason: "ended_at_bank" });
      return waiting ? fail(context, mandate, step, "MANDATE_ENDED") : accept(mandate);
    case "failed":
    case "expired":
      return waiting ? fail(context, mandate, step, setup.failureCode ?? "PAGE_EXPIRED") : accept(mandate);
    case "open":
      return accept(mandate);
  }
}

type Step = Pick<MandateMove, "by" | "on">;

function fail(context: CommandContext, mandate: StoredMandate, step: Step, failureCode: string) {
  const move = { ...step, to: "failed" as const, failureCode };
  return takeMandate(context, mandate, move, { failureCode, setupUrl: null });
}

async function activate(
  context: CommandContext,
  mandate: StoredMandate,
  { payer, mandateRef, setupRef, method }: MandateSetup,
  step: Step,
): Promise<Outcome<StoredMandate>> {
  if (!payer) return accept(mandate);
  const begun =
    mandate.state === "sent"
      ? await takeMandate(context, mandate, { ...step, to: "awaiting_bank" })
      : accept(mandate);
  if (!begun.ok) return begun;
  await savePayerToken(context.db, mandate.id, payer);
  // a card is kept without a permission of its own: the page it was kept on names it
  const move = { ...step, to: "active" as const, reference: mandateRef ?? setupRef };
  const accountLabel = [method?.brand, method?.last4 && `•••• ${method.last4}`].filter(Boolean).join(" ");
  return takeMandate(context, begun.value, move, { accountLabel, setupUrl: null });
}
