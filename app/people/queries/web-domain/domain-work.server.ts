import type { QueryContext } from "~/people/access/query-context";
import { listDomains, type WebDomain } from "~/people/data/web-domain/web-domains.server";

/** The name that a job is to look at; null once it is removed. */
export async function domainWork(
  { db }: QueryContext,
  { domainId }: { domainId: string },
): Promise<WebDomain | null> {
  return (await listDomains(db)).find(({ id }) => id === domainId) ?? null;
}
