import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export const PLACEMENT_PROFILE = "Standard placement";

/** The newest version of the standard placement profile, installed at sign-up. */
export async function findPlacementProfile(db: TenantDb): Promise<string> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM import_profile WHERE tenant_id = ${tenantIdOf(db)}::uuid AND name = ${PLACEMENT_PROFILE}
      ORDER BY profile_version DESC LIMIT 1`,
  );
  if (!row) throw new Error("the tenant has no placement profile");
  return row.id;
}

export async function saveImportProfile(
  db: TenantDb,
  profile: { id: string; name: string; entity: string; policies: object },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO import_profile (tenant_id, id, name, entity, policies)
      VALUES (${tenantIdOf(db)}::uuid, ${profile.id}::uuid, ${profile.name}, ${profile.entity}, ${JSON.stringify(profile.policies)}::jsonb)`,
  );
}
