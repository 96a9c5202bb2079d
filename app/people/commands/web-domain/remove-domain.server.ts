import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findDomainForChange } from "~/people/data/web-domain/web-domains.server";

import { keepDomain } from "./domain-news.server";

/** The name opens the portal no longer; its certificate is given back. The platform's own address goes on. */
export const removeDomain = defineCommand(
  { name: "domain.remove", permission: "setting:update", input: z.object({ domainId: z.uuid() }) },
  async (context, { domainId }) => {
    const domain = await findDomainForChange(context.db, domainId);
    if (!domain) return refuse("NOT_FOUND");
    if (domain.state === "removed") return accept({ host: domain.host });
    await keepDomain(context, domain, { ...domain, state: "removed" });
    context.enqueue("release-domain", { host: domain.host });
    return accept({ host: domain.host });
  },
);
