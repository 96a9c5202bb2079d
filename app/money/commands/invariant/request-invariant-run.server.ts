import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";

/** A person wants to know now. A run may stop money, so only those may ask who answer for freezes. */
export const requestInvariantRun = defineCommand(
  { name: "invariants.request_run", permission: "freeze:lift", input: z.strictObject({}) },
  (context) => {
    const { id } = context.tenant;
    context.emit("invariants.run_requested", { type: "tenant", id }, { category: "system" });
    context.enqueue("check-invariants", {}, { singletonKey: `${id}:asked` });
    return Promise.resolve(accept({}));
  },
);
