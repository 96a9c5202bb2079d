import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";

/** A person left the portal by its button; the session itself ends beside it, outside the firm's rows. */
export const signOutOfPortal = defineCommand(
  { name: "portal.sign_out", permission: "portal:sign_out", input: z.object({}) },
  async (context) => {
    const customer = { type: "customer", id: context.actor.id ?? "" };
    context.emit("portal.signed_out", customer, { category: "auth" });
    return accept(null);
  },
);
