import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findMandateForChange } from "~/money/data/mandate/mandates.server";

import { takeMandate } from "./take-mandate.server";

const input = z.object({
  mandateId: z.uuid(),
  result: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("opened"), setupRef: z.string().min(1), url: z.url() }),
    z.object({ kind: z.literal("refused"), code: z.string().min(1).max(80) }),
  ]),
});

/** What the processor said when its page was asked for; late news about a mandate given up changes nothing. */
export const recordMandateSetup = defineCommand(
  { name: "mandate.record_setup", permission: "payment:absorb", input },
  async (context, { mandateId, result }) => {
    const mandate = await findMandateForChange(context.db, mandateId);
    if (!mandate) return refuse("NOT_FOUND");
    if (mandate.state !== "draft") return accept({ state: mandate.state });
    const opened = result.kind === "opened" ? { setupRef: result.setupRef, setupUrl: result.url } : {};
    const step = { by: "system" as const, on: context.today };
    const sent = await takeMandate(context, mandate, { ...step, to: "sent" }, opened);
    if (!sent.ok || result.kind === "opened") return sent.ok ? accept({ state: sent.value.state }) : sent;
    const failed = { ...step, to: "failed" as const, failureCode: result.code };
    const ended = await takeMandate(context, sent.value, failed, { failureCode: result.code });
    return ended.ok ? accept({ state: ended.value.state }) : ended;
  },
);
