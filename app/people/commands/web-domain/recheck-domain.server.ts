import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findDomainForChange, saveDomain } from "~/people/data/web-domain/web-domains.server";

/** A look at once, whenever the last one was; a name that was given up is tried anew. */
export const recheckDomain = defineCommand(
  { name: "domain.recheck", permission: "setting:update", input: z.object({ domainId: z.uuid() }) },
  async (context, { domainId }) => {
    const domain = await findDomainForChange(context.db, domainId);
    if (!domain || domain.state === "removed") return refuse("NOT_FOUND");
    const again = {
      state: "verifying" as const,
      triedFrom: context.now,
      failingSince: null,
      certificateNote: null,
    };
    const found = { ...domain.found, asked: context.now.toISOString() };
    await saveDomain(context.db, { ...domain, ...(domain.state === "failed" ? again : {}), found });
    context.enqueue("check-domain", { domainId }, { singletonKey: domainId });
    return accept({ domainId });
  },
);
