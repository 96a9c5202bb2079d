import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { findDomainsAllowed } from "~/people/data/billing/domains-allowed.server";
import { isDomainTaken, listDomains, saveNewDomain } from "~/people/data/web-domain/web-domains.server";
import { toHostName } from "~/people/domain/web-domain/host-name";
import { newSecretToken } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";

/**
 * A firm wants its portal under a name of its own; it gets the records to set. Refusals: those of `toHostName`, PLAN_LIMIT,
 * DOMAIN_YOURS, DOMAIN_TAKEN.
 */
export const requestDomain = defineCommand(
  {
    name: "domain.request",
    permission: "setting:update",
    input: z.object({ host: z.string("REQUIRED").trim().min(1, "REQUIRED").max(300, "TOO_LONG") }),
  },
  async (context, form) => {
    const { db, tenant, actor } = context;
    const name = toHostName(form.host, new URL(env().BASE_URL).hostname);
    if (!name.ok) return name;
    const { host, shown } = name.value;
    const own = await listDomains(db);
    if (own.some((one) => one.host === host)) return refuseField("host", "DOMAIN_YOURS");
    const allowed = await findDomainsAllowed(db, tenant.status);
    if (own.length >= allowed) {
      const facts = { limit: allowed, used: own.length, upgrade: "plan" };
      return refuse("PLAN_LIMIT", { fields: { host: "PLAN_LIMIT" }, facts });
    }
    if (await isDomainTaken(db, host)) return refuseField("host", "DOMAIN_TAKEN");
    const id = context.newId();
    await saveNewDomain(db, {
      id,
      host,
      shown,
      token: newSecretToken(),
      by: { kind: actor.kind, id: actor.id },
    });
    context.emit(
      "domain.requested",
      { type: "domain", id },
      { after: { host }, related: [{ type: "tenant", id: tenant.id }] },
    );
    return accept({ domainId: id });
  },
);
