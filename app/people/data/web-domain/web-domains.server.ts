import type { DomainFacts, DomainState, Found } from "~/people/domain/web-domain/domain-state";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface WebDomain extends DomainFacts {
  id: string;
  host: string;
  shown: string;
  token: string;
  checkedAt: Date | null;
  /** what the last look brought; when a person asked for one; since when the certificate is awaited */
  found: { proof?: Found; alias?: Found; asked?: string; awaited?: string };
  certificateExpiresAt: Date | null;
  certificateNote: string | null;
  told: string[];
  createdAt: Date;
}

const columns = sql`id, host, shown, token, state, tried_from AS "triedFrom", checked_at AS "checkedAt", found, failing_since AS "failingSince",
  certificate_expires_at AS "certificateExpiresAt", certificate_note AS "certificateNote", told, created_at AS "createdAt"`;

export async function saveNewDomain(
  db: TenantDb,
  domain: { id: string; host: string; shown: string; token: string; by: { kind: string; id: string | null } },
): Promise<void> {
  const { id, host, shown, token, by } = domain;
  await rows(
    db,
    sql`INSERT INTO tenant_domain (id, tenant_id, host, shown, token, created_by_kind, created_by_id)
      VALUES (${id}::uuid, ${tenantIdOf(db)}::uuid, ${host}, ${shown}, ${token}, ${by.kind}, ${by.id}::uuid)`,
  );
}

/** Those that were not removed, oldest first. */
export async function listDomains(db: TenantDb): Promise<WebDomain[]> {
  return rows<WebDomain>(
    db,
    sql`SELECT ${columns} FROM tenant_domain WHERE tenant_id = ${tenantIdOf(db)}::uuid AND state <> 'removed' ORDER BY id LIMIT 20`,
  );
}

/** Held until the transaction ends; null where it is nobody's or another firm's. */
export async function findDomainForChange(db: TenantDb, id: string): Promise<WebDomain | null> {
  const [row] = await rows<WebDomain>(
    db,
    sql`SELECT ${columns} FROM tenant_domain WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

export async function saveDomain(db: TenantDb, domain: WebDomain): Promise<void> {
  await rows(
    db,
    sql`UPDATE tenant_domain SET state = ${domain.state}, tried_from = ${domain.triedFrom}::timestamptz, checked_at = ${domain.checkedAt}::timestamptz,
        found = ${JSON.stringify(domain.found)}::jsonb, failing_since = ${domain.failingSince}::timestamptz,
        certificate_expires_at = ${domain.certificateExpiresAt}::timestamptz, certificate_note = ${domain.certificateNote},
        told = ${domain.told}::text[], updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${domain.id}::uuid`,
  );
}

/** Whether the name is served for another firm. */
export async function isDomainTaken(db: TenantDb, host: string): Promise<boolean> {
  const [row] = await rows<{ taken: boolean }>(
    db,
    sql`SELECT domain_is_taken(${host}, ${tenantIdOf(db)}::uuid) AS taken`,
  );
  return row?.taken ?? true;
}

/** Everything that may be due for a look, whoever it is of. */
export async function acrossTenantsDomains(
  database: Database,
): Promise<
  { id: string; tenantId: string; state: DomainState; failingSince: Date | null; checkedAt: Date | null }[]
> {
  return acrossRows(
    database,
    sql`SELECT id, tenant_id AS "tenantId", state, failing_since AS "failingSince", checked_at AS "checkedAt" FROM tenant_domain
      WHERE state NOT IN ('removed', 'failed') ORDER BY id`,
  );
}

/** Whose portal a host opens; null for a name that is nobody's. */
export async function acrossTenantsPortalOf(
  database: Database,
  host: string,
): Promise<{ slug: string } | null> {
  const [row] = await acrossRows<{ slug: string }>(
    database,
    sql`SELECT t.slug FROM tenant_domain d JOIN tenant t ON t.id = d.tenant_id WHERE d.host = ${host} AND d.state = 'active'`,
  );
  return row ?? null;
}

/** The name under which a firm's customers are led to its portal; null: the platform's own address. */
export async function acrossTenantsLinkHost(database: Database, tenantId: string): Promise<string | null> {
  const [row] = await acrossRows<{ host: string }>(
    database,
    sql`SELECT host FROM tenant_domain WHERE tenant_id = ${tenantId}::uuid AND state = 'active' AND failing_since IS NULL ORDER BY id LIMIT 1`,
  );
  return row?.host ?? null;
}

/** Whether any firm still needs a certificate for the name. */
export async function acrossTenantsServing(database: Database, host: string): Promise<boolean> {
  const found = await acrossRows(
    database,
    sql`SELECT 1 FROM tenant_domain WHERE host = ${host} AND state IN ('issuing', 'active')`,
  );
  return found.length > 0;
}
