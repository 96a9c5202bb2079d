import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { getSubscriptionForChange } from "~/people/data/billing/subscriptions.server";
import { isSubscribed } from "~/people/domain/billing/subscription-state";

import { askProvider } from "./ask-provider.server";

export const discountForm = z.object({
  percentOff: z.coerce.number("PERCENTAGE").int("PERCENTAGE").min(1, "PERCENTAGE").max(100, "PERCENTAGE"),
  months: z.coerce.number("MONTHS").int("MONTHS").min(1, "MONTHS").max(24, "MONTHS"),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/** An operator takes a part off a firm's invoices for some months. */
export const grantDiscount = defineCommand(
  { name: "billing.grant_discount", permission: "tenant:steer", input: discountForm },
  async (context, { percentOff, months, reason }) => {
    const { status, subscriptionRef } = await getSubscriptionForChange(context.db);
    if (!isSubscribed(status) || !subscriptionRef) return refuse("NO_PLAN");
    await askProvider(context, "discount", { percentOff, months });
    context.emit(
      "billing.discount_granted",
      { type: "tenant", id: context.tenant.id },
      { after: { percentOff, months }, reason },
    );
    return accept({ percentOff });
  },
);
