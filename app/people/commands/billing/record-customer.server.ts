import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { getSubscriptionForChange, saveSubscription } from "~/people/data/billing/subscriptions.server";

/** The provider knows the firm now, under this name; the first name stays. */
export const recordCustomer = defineCommand(
  {
    name: "billing.record_customer",
    permission: "billing:absorb",
    input: z.object({ customerRef: z.string().min(1).max(200) }),
  },
  async (context, { customerRef }) => {
    const subscription = await getSubscriptionForChange(context.db);
    if (subscription.customerRef) return accept({ customerRef: subscription.customerRef });
    await saveSubscription(context.db, { ...subscription, customerRef });
    return accept({ customerRef });
  },
);
