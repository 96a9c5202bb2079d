import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findMailDomain, saveMailCheck } from "~/people/data/mail-domain/mail-domains.server";
import { stateAfter } from "~/people/domain/mail-domain/mail-records";

const finding = z.enum(["right", "missing", "wrong", "unknown"]);
const input = z.object({
  mailDomainId: z.uuid(),
  findings: z.object({ dkim: finding, spf: finding, dmarc: finding }),
});

/** What the public name system said of the domain's records; mails leave from it while all are right. */
export const recordMailCheck = defineCommand(
  { name: "mail_domain.record_check", permission: "mail_domain:work", input },
  async (context, { mailDomainId, findings }) => {
    const found = await findMailDomain(context.db);
    if (found?.id !== mailDomainId) return refuse("NOT_FOUND");
    const state = stateAfter(found.state, findings);
    await saveMailCheck(context.db, mailDomainId, { state, findings, at: context.now });
    if (state !== found.state)
      context.emit(
        "mail_domain.state_changed",
        { type: "tenant", id: context.tenant.id },
        { before: { state: found.state }, after: { state, ...findings } },
      );
    return accept({ state });
  },
);
