import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";

/** Has the whole chain of the firm's log proved again; the finding stands in the log itself. */
export const requestChainCheck = defineCommand(
  { name: "audit.request_check", permission: "audit:read", input: z.strictObject({}) },
  async (context) => {
    context.enqueue("verify-chain", {}, { singletonKey: context.tenant.id });
    context.emit("audit.check_requested", { type: "tenant", id: context.tenant.id }, { category: "access" });
    return Promise.resolve(accept(null));
  },
);
