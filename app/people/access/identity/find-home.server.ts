import { currentHost } from "~/office/commands/command/current-host.server";
import { acrossTenantsPortalOf, acrossTenantsServing } from "~/people/data/web-domain/web-domains.server";

/** A name that was taken away is served so long at most. */
const KEPT_MS = 5_000;
const MOST = 2_000;

const kept = new Map<string, { home: string | null; until: number }>();

/** The path of the portal that a firm's own name opens; null for a name that is nobody's. One statement in five seconds. */
export async function findHome(host: string): Promise<string | null> {
  const now = Date.now();
  const known = kept.get(host);
  if (known && known.until > now) return known.home;
  const { database } = await currentHost();
  const found = await acrossTenantsPortalOf(database, host);
  const home = found && `/portal/${found.slug}`;
  if (kept.size >= MOST) kept.clear();
  kept.set(host, { home, until: now + KEPT_MS });
  return home;
}

/** Whether a certificate belongs to the name: a firm proved it. */
export async function isOwnHost(host: string): Promise<boolean> {
  const { database } = await currentHost();
  return acrossTenantsServing(database, host);
}
