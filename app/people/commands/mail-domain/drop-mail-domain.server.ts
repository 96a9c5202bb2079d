import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findMailDomain, saveMailDomainGone } from "~/people/data/mail-domain/mail-domains.server";

/** Mails leave from our address again; the key is gone for good. */
export const dropMailDomain = defineCommand(
  { name: "mail_domain.drop", permission: "setting:update", input: z.object({ mailDomainId: z.uuid() }) },
  async (context, { mailDomainId }) => {
    const found = await findMailDomain(context.db);
    if (found?.id !== mailDomainId) return refuse("NOT_FOUND");
    await saveMailDomainGone(context.db);
    context.emit(
      "mail_domain.dropped",
      { type: "tenant", id: context.tenant.id },
      { before: { domain: found.domain } },
    );
    return accept({ mailDomainId });
  },
);
