import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";

/** What the provider says is read again now, without waiting for its news: somebody came back from its page. */
export const refreshBilling = defineCommand(
  { name: "billing.refresh", permission: "billing:manage", input: z.strictObject({}) },
  (context) => {
    context.enqueue("read-billing", { adopt: true }, { singletonKey: context.tenant.id });
    return Promise.resolve(accept(null));
  },
);
