import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { findAsk, hasOpenAsk, saveAskDone } from "~/people/data/billing/billing-asks.server";
import { getSubscriptionForChange, saveSubscription } from "~/people/data/billing/subscriptions.server";

const input = z.object({
  askId: z.uuid(),
  url: z.string().nullable().default(null),
  /** why the provider refused */
  code: z.string().max(80).nullable().default(null),
});

/** What the provider answered. Seats that it refused are not the firm's, and it is told by an event. */
export const recordAsk = defineCommand(
  { name: "billing.record_ask", permission: "billing:absorb", input },
  async (context, { askId, url, code }) => {
    const subscription = await getSubscriptionForChange(context.db);
    const ask = await findAsk(context.db, askId);
    if (!ask || !(await saveAskDone(context.db, askId, { url, code }))) return accept({ done: false });
    if (code === null) return accept({ done: true });
    context.emit(
      "billing.ask_refused",
      { type: "tenant", id: context.tenant.id },
      { after: { kind: ask.kind, code } },
    );
    if (ask.kind === "seats" && !(await hasOpenAsk(context.db, ["seats"])))
      await saveSubscription(context.db, { ...subscription, seatsWanted: subscription.seats });
    return accept({ done: true });
  },
);
