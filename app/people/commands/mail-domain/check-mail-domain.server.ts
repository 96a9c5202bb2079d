import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findMailDomain } from "~/people/data/mail-domain/mail-domains.server";

/** Somebody put the records in place and wants them looked at now. */
export const checkMailDomain = defineCommand(
  { name: "mail_domain.check", permission: "setting:update", input: z.object({ mailDomainId: z.uuid() }) },
  async (context, { mailDomainId }) => {
    const found = await findMailDomain(context.db);
    if (found?.id !== mailDomainId) return refuse("NOT_FOUND");
    context.enqueue("check-mail-domain", { mailDomainId }, { singletonKey: mailDomainId });
    return accept({ mailDomainId });
  },
);
