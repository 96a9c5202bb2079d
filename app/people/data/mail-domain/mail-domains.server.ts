import type { Findings, MailDomainState } from "~/people/domain/mail-domain/mail-records";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredMailDomain {
  id: string;
  domain: string;
  /** before the @ */
  localPart: string;
  selector: string;
  publicKey: string;
  state: MailDomainState;
  findings: Findings;
  checkedAt: Date | null;
}

const place = (tenantId: string, id: string) => ({
  tenantId,
  table: "mail_domain",
  column: "private_key",
  id,
});

const columns = sql`id, domain, local_part AS "localPart", selector, public_key AS "publicKey", state, findings, checked_at AS "checkedAt"`;

/** The firm's own domain for mails; null while it has none. */
export async function findMailDomain(db: TenantDb): Promise<StoredMailDomain | null> {
  const [row] = await rows<StoredMailDomain>(
    db,
    sql`SELECT ${columns} FROM mail_domain WHERE tenant_id = ${tenantIdOf(db)}::uuid`,
  );
  return row ?? null;
}

export interface MailSigner {
  address: string;
  domain: string;
  selector: string;
  privateKey: string;
}

/** From where the firm's mails leave, with the key that signs them; null while its domain is not proved. */
export async function findMailSigner(db: TenantDb): Promise<MailSigner | null> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{
    id: string;
    domain: string;
    localPart: string;
    selector: string;
    sealed: Buffer;
  }>(
    db,
    sql`SELECT id, domain, local_part AS "localPart", selector, private_key AS sealed FROM mail_domain
      WHERE tenant_id = ${tenantId}::uuid AND state = 'verified'`,
  );
  if (!row) return null;
  const { id, domain, localPart, selector, sealed } = row;
  const privateKey = currentCipher().open(place(tenantId, id), sealed);
  return { address: `${localPart}@${domain}`, domain, selector, privateKey };
}

/** In the place of the one before, with a key of its own. */
export async function saveNewMailDomain(
  db: TenantDb,
  wanted: Pick<StoredMailDomain, "id" | "domain" | "localPart" | "selector" | "publicKey"> & {
    privateKey: string;
    by: { kind: string; id: string | null };
  },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  const sealed = currentCipher().seal(place(tenantId, wanted.id), wanted.privateKey);
  await saveMailDomainGone(db);
  await execute(
    db,
    sql`INSERT INTO mail_domain (tenant_id, id, domain, local_part, selector, public_key, private_key, created_by_kind, created_by_id)
      VALUES (${tenantId}::uuid, ${wanted.id}::uuid, ${wanted.domain}, ${wanted.localPart}, ${wanted.selector}, ${wanted.publicKey}, ${sealed},
        ${wanted.by.kind}, ${wanted.by.id}::uuid)`,
  );
}

export async function saveMailDomainGone(db: TenantDb): Promise<boolean> {
  return (await execute(db, sql`DELETE FROM mail_domain WHERE tenant_id = ${tenantIdOf(db)}::uuid`)) > 0;
}

/** What a look at the records found. */
export async function saveMailCheck(
  db: TenantDb,
  id: string,
  { state, findings, at }: { state: MailDomainState; findings: Findings; at: Date },
): Promise<void> {
  await execute(
    db,
    sql`UPDATE mail_domain SET state = ${state}, findings = ${JSON.stringify(findings)}::jsonb, checked_at = ${at}::timestamptz,
        verified_at = CASE WHEN ${state} = 'verified' THEN coalesce(verified_at, ${at}::timestamptz) ELSE verified_at END,
        version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** Domains whose records are to be looked at: waiting ones every hour for a week, the others every day. */
export async function acrossTenantsMailDomainsDue(
  database: Database,
): Promise<{ tenantId: string; mailDomainId: string }[]> {
  return acrossRows(
    database,
    sql`SELECT tenant_id AS "tenantId", id AS "mailDomainId" FROM mail_domain
      WHERE checked_at IS NULL OR checked_at < now() - CASE WHEN state = 'pending' AND created_at > now() - interval '7 days'
        THEN interval '50 minutes' ELSE interval '23 hours' END`,
  );
}
