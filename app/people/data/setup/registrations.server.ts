import type { CivilDate } from "~/office/domain/calendar-date";
import type { FirmIdKind, Licence } from "~/people/domain/setup/registration";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface Registrations {
  /** the firm's own number; null while it has named none */
  firmId: string | null;
  licences: Licence[];
}

/** The firm's number and its licences, by state. */
export async function listRegistrations(db: TenantDb): Promise<Registrations> {
  const found = await rows<Licence & { kind: string }>(
    db,
    sql`SELECT id, kind, region, number, expires_on AS "expiresOn" FROM registration WHERE tenant_id = ${tenantIdOf(db)}::uuid
      ORDER BY region, number LIMIT 300`,
  );
  return {
    firmId: found.find(({ kind }) => kind !== "licence")?.number ?? null,
    licences: found
      .filter(({ kind }) => kind === "licence")
      .map(({ id, region, number, expiresOn }) => ({ id, region, number, expiresOn })),
  };
}

/** The number of its kind, or of its state, takes the place of the one before. */
export async function saveRegistration(
  db: TenantDb,
  wanted: {
    id: string;
    kind: FirmIdKind | "licence";
    region: string;
    number: string;
    expiresOn: CivilDate | null;
    by: { kind: string; id: string | null };
  },
): Promise<void> {
  await execute(
    db,
    sql`INSERT INTO registration (tenant_id, id, kind, region, number, expires_on, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${wanted.id}::uuid, ${wanted.kind}, ${wanted.region}, ${wanted.number}, ${wanted.expiresOn}::date,
        ${wanted.by.kind}, ${wanted.by.id}::uuid)
      ON CONFLICT (tenant_id, kind, region) DO UPDATE SET number = excluded.number, expires_on = excluded.expires_on,
        version = registration.version + 1, updated_at = now()`,
  );
}

/** Takes the firm's own number out. */
export async function saveFirmIdGone(db: TenantDb): Promise<void> {
  await execute(
    db,
    sql`DELETE FROM registration WHERE tenant_id = ${tenantIdOf(db)}::uuid AND kind <> 'licence'`,
  );
}

/** Takes a licence out; what it was, or null where there is none. */
export async function saveLicenceGone(db: TenantDb, id: string): Promise<Omit<Licence, "id"> | null> {
  const [row] = await rows<Omit<Licence, "id">>(
    db,
    sql`DELETE FROM registration WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid AND kind = 'licence'
      RETURNING region, number, expires_on AS "expiresOn"`,
  );
  return row ?? null;
}
