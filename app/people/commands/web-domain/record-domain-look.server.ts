import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  findDomainForChange,
  isDomainTaken,
  type WebDomain,
} from "~/people/data/web-domain/web-domains.server";
import { holds, isContested, judgeDomain, proofOf } from "~/people/domain/web-domain/domain-state";
import { env } from "~/platform/env/env.server";

import { keepDomain, tellOwners } from "./domain-news.server";

const found = z.discriminatedUnion("result", [
  z.object({ result: z.literal("found"), values: z.array(z.string().max(1000)).max(50) }),
  z.object({ result: z.literal("none") }),
  z.object({ result: z.literal("failed"), code: z.string().max(40) }),
]);

/** What the name system said of a firm's name, and where the name stands after it. */
export const recordDomainLook = defineCommand(
  {
    name: "domain.record_look",
    permission: "domain:absorb",
    input: z.object({ domainId: z.uuid(), proof: found, alias: found }),
  },
  async (context, { domainId, proof, alias }) => {
    const { db, now } = context;
    const domain = await findDomainForChange(db, domainId);
    if (!domain || domain.state === "removed") return refuse("NOT_FOUND");
    const verdict = {
      owned: holds(proof, proofOf(domain.token)),
      pointed: isContested(proof, domain.token) ? false : holds(alias, new URL(env().BASE_URL).hostname),
    };
    const next = judgeDomain(domain, verdict, now);
    const awaited = domain.state === "issuing" ? domain.found.awaited : now.toISOString();
    const looked: WebDomain = {
      ...domain,
      checkedAt: now,
      found: { proof, alias, awaited },
      certificateNote: null,
    };
    // another firm proved the name first
    if (next.state === "issuing" && domain.state !== "issuing" && (await isDomainTaken(db, domain.host))) {
      await keepDomain(context, domain, { ...looked, state: "failed", certificateNote: "DOMAIN_TAKEN" });
      return accept({ state: "failed" as const });
    }
    const note = next.state === "issuing" ? domain.certificateNote : null;
    const after: WebDomain = { ...looked, ...next, certificateNote: note };
    await keepDomain(context, domain, after);
    await tell(context, domain, after);
    return accept({ state: after.state });
  },
);

async function tell(context: CommandContext, before: WebDomain, after: WebDomain): Promise<void> {
  if (before.state !== "active") return;
  if (after.state === "failed") {
    context.enqueue("release-domain", { host: after.host });
    return tellOwners(context, "domain_failed", after);
  }
  if (before.failingSince || !after.failingSince) return;
  context.emit("domain.failing", { type: "domain", id: after.id }, { after: { host: after.host } });
  await tellOwners(context, "domain_failing", after);
}
