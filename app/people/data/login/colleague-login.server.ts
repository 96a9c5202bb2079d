import { rows, sql, type TenantDb } from "~/platform/db/tenant-db.server";

/** Ends the lock of a colleague's login in the transaction that says who did it; false when there was none. */
export async function saveColleagueUnlocked(db: TenantDb, userId: string): Promise<boolean> {
  const unlocked = await rows(
    db,
    sql`UPDATE user_account SET unlocked_at = now(), locked_until = NULL WHERE id = ${userId}::uuid AND locked_until > now() RETURNING id`,
  );
  return unlocked.length > 0;
}

/** Removes every factor of a login with its recovery codes; the old passwords stay. */
export async function saveFactorsReset(db: TenantDb, userId: string): Promise<void> {
  await rows(db, sql`DELETE FROM user_factor WHERE user_id = ${userId}::uuid AND kind <> 'old_password'`);
}

export async function wasFactorUsedSince(db: TenantDb, userId: string, since: Date): Promise<boolean> {
  const used = await rows(
    db,
    sql`SELECT 1 FROM user_factor WHERE user_id = ${userId}::uuid AND kind <> 'old_password' AND used_at > ${since} LIMIT 1`,
  );
  return used.length > 0;
}
