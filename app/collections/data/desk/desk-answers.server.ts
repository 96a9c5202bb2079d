import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface DeskAnswers {
  debts?: "clients" | "own" | "both";
}

/** What the firm said of a desk when it was set up. */
export async function findDeskAnswers(db: TenantDb, desk: string): Promise<DeskAnswers> {
  const [row] = await rows<{ answers: DeskAnswers }>(
    db,
    sql`SELECT answers FROM desk_activation WHERE tenant_id = ${tenantIdOf(db)}::uuid AND desk = ${desk}`,
  );
  return row?.answers ?? {};
}

export async function saveDeskAnswers(db: TenantDb, desk: string, answers: DeskAnswers): Promise<void> {
  await execute(
    db,
    sql`UPDATE desk_activation SET answers = ${JSON.stringify(answers)}::jsonb, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND desk = ${desk}`,
  );
}
