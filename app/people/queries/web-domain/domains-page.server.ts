import type { QueryContext } from "~/people/access/query-context";
import { findDomainsAllowed } from "~/people/data/billing/domains-allowed.server";
import { listDomains, type WebDomain } from "~/people/data/web-domain/web-domains.server";
import { nextLookAt } from "~/people/domain/web-domain/domain-state";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ShownDomain extends WebDomain {
  nextLookAt: Date | null;
}

export interface DomainsPage {
  domains: ShownDomain[];
  /** names the plan has room for */
  allowed: number;
  /** address names that still lead here */
  former: { slug: string; untilAt: Date }[];
}

/** The firm's own names, and the address names it had. */
export async function domainsPage({ db, tenant }: QueryContext): Promise<DomainsPage> {
  const domains = await listDomains(db);
  return {
    domains: domains.map((one) => ({ ...one, nextLookAt: nextLookAt(one, one.checkedAt) })),
    allowed: await findDomainsAllowed(db, tenant.status),
    former: await rows(
      db,
      sql`SELECT slug, until_at AS "untilAt" FROM former_slug WHERE tenant_id = ${tenant.id}::uuid AND until_at > now() ORDER BY until_at`,
    ),
  };
}
