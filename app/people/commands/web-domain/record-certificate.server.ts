import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findDomainForChange, type WebDomain } from "~/people/data/web-domain/web-domains.server";
import { ALERT_DAYS, daysLeft, RENEW_DAYS } from "~/people/domain/web-domain/domain-state";

import { keepDomain, tellOwners } from "./domain-news.server";

const SOON_MS = 30 * 60_000;
const AGAIN_MS = 60_000;

const input = z.object({
  domainId: z.uuid(),
  answer: z.discriminatedUnion("result", [
    z.object({ result: z.literal("issued"), expiresAt: z.date().nullable() }),
    z.object({ result: z.literal("pending"), why: z.string().max(400).nullable() }),
  ]),
});

/** How the certificate of a firm's name stands. With one, the name is served. */
export const recordCertificate = defineCommand(
  { name: "domain.record_certificate", permission: "domain:absorb", input },
  async (context, { domainId, answer }) => {
    const domain = await findDomainForChange(context.db, domainId);
    if (domain?.state !== "issuing" && domain?.state !== "active") return refuse("NOT_FOUND");
    const issued = answer.result === "issued";
    const after: WebDomain = {
      ...domain,
      state: issued ? "active" : domain.state,
      certificateExpiresAt: issued ? answer.expiresAt : domain.certificateExpiresAt,
      certificateNote: issued ? null : (answer.why ?? domain.certificateNote),
    };
    const told = await tellEnding(context, after);
    await keepDomain(context, domain, { ...after, told: [...after.told, ...told].slice(-20) });
    if (after.state === "issuing") lookSoon(context, after);
    if (domain.state === "issuing" && issued) await tellOwners(context, "domain_active", after);
    return accept({ state: after.state });
  },
);

/** A certificate is made within minutes; who waits for one is not kept until the next hour. A look asked for goes first. */
function lookSoon({ enqueue, now }: CommandContext, { id: domainId, found }: WebDomain): void {
  if (!found.awaited || now.getTime() - new Date(found.awaited).getTime() > SOON_MS) return;
  enqueue(
    "check-domain",
    { domainId },
    { singletonKey: `${domainId}:soon`, startAfter: new Date(now.getTime() + AGAIN_MS) },
  );
}

/** Thirty days before its end the log says that it was not renewed yet; fourteen before, people are told. Each once. */
async function tellEnding(context: CommandContext, domain: WebDomain): Promise<string[]> {
  const ends = domain.certificateExpiresAt;
  if (!ends || domain.state !== "active") return [];
  const left = daysLeft(ends, context.now);
  const day = ends.toISOString().slice(0, 10);
  const due = [RENEW_DAYS, ALERT_DAYS].filter(
    (days) => left <= days && !domain.told.includes(`${days}:${day}`),
  );
  if (due.length === 0) return [];
  const after = { host: domain.host, days_left: left, expires_on: day };
  context.emit("domain.certificate_ending", { type: "domain", id: domain.id }, { after });
  if (due.includes(ALERT_DAYS))
    await tellOwners(context, "certificate_ending", domain, { days: Math.max(left, 0), day });
  return due.map((days) => `${days}:${day}`);
}
