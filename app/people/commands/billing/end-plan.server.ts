import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { getSubscriptionForChange } from "~/people/data/billing/subscriptions.server";
import { isSubscribed } from "~/people/domain/billing/subscription-state";

import { askProvider } from "./ask-provider.server";

/** The firm ends its plan with the cycle, keeps it after all, or takes back a smaller plan that waits. */
export const endPlan = defineCommand(
  {
    name: "billing.end_plan",
    permission: "billing:manage",
    input: z.object({ wish: z.enum(["end", "keep", "unschedule"]) }),
  },
  async (context, { wish }) => {
    const { status, subscriptionRef, ending, nextPlan } = await getSubscriptionForChange(context.db);
    if (!isSubscribed(status) || !subscriptionRef) return refuse("NO_PLAN");
    if (wish === "unschedule" ? !nextPlan : ending === (wish === "end")) return refuse("ALREADY_DONE");
    const kind = wish === "unschedule" ? "schedule" : "ending";
    const askId = await askProvider(context, kind, wish === "unschedule" ? {} : { ending: wish === "end" });
    context.emit("billing.plan_ending", { type: "tenant", id: context.tenant.id }, { after: { wish } });
    return accept({ askId });
  },
);
