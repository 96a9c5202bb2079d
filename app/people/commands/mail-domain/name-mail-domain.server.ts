import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { findMailDomain, saveNewMailDomain } from "~/people/data/mail-domain/mail-domains.server";
import { signingPair } from "~/platform/crypto/signing-pair.server";

const DOMAIN = /^(?=.{4,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

export const mailDomainForm = z.object({
  domain: z.string("REQUIRED").trim().toLowerCase().regex(DOMAIN, "MAIL_DOMAIN_FORMAT"),
  /** before the @ */
  localPart: z
    .string("REQUIRED")
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9]([a-z0-9._-]{0,38}[a-z0-9])?$/, "LOCAL_FORMAT"),
});

/**
 * The firm names the domain its mails shall come from; a pair of keys is made, and the records are looked for. Until they
 * are seen its mails leave from our address. The same name again changes nothing.
 */
export const nameMailDomain = defineCommand(
  { name: "mail_domain.name", permission: "setting:update", input: mailDomainForm },
  async (context, { domain, localPart }) => {
    const before = await findMailDomain(context.db);
    if (before?.domain === domain && before.localPart === localPart)
      return accept({ mailDomainId: before.id });
    const id = context.newId();
    const { kind, id: by } = context.actor;
    const pair = await signingPair();
    await saveNewMailDomain(context.db, {
      id,
      domain,
      localPart,
      selector: `q${id.replaceAll("-", "").slice(-8)}`,
      ...pair,
      by: { kind, id: by },
    });
    context.emit(
      "mail_domain.named",
      { type: "tenant", id: context.tenant.id },
      { before: { domain: before?.domain ?? null }, after: { domain, local_part: localPart } },
    );
    context.enqueue("check-mail-domain", { mailDomainId: id });
    return accept({ mailDomainId: id });
  },
);
