import type { QueryContext } from "~/people/access/query-context";
import type { SetupFacts } from "~/people/domain/setup/setup-steps";
import { readSkipped, SKIPPED_KEY } from "~/people/domain/setup/skipped-steps";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** What is there of the firm's set-up, in one statement; payments are the books' to say. */
export async function setupFacts({
  db,
  tenant,
  today,
}: QueryContext): Promise<Omit<SetupFacts, "hasPayments">> {
  const [row] = await rows<{ colleagues: number; hasData: boolean; skipped: unknown }>(
    db,
    sql`SELECT (SELECT count(*) FROM staff s WHERE s.tenant_id = ${tenant.id}::uuid AND s.status = 'active')::int - 1
          + (SELECT count(*) FROM invitation i WHERE i.tenant_id = ${tenant.id}::uuid AND i.state = 'sent' AND i.expires_at > now())::int AS colleagues,
        EXISTS (SELECT 1 FROM import_job j WHERE j.tenant_id = ${tenant.id}::uuid)
          OR EXISTS (SELECT 1 FROM sftp_connection c WHERE c.tenant_id = ${tenant.id}::uuid)
          OR EXISTS (SELECT 1 FROM customer c WHERE c.tenant_id = ${tenant.id}::uuid AND c.is_sample) AS "hasData",
        (SELECT g.value FROM setting g WHERE g.tenant_id = ${tenant.id}::uuid AND g.key = ${SKIPPED_KEY} AND g.effective_from <= ${today}::date
          ORDER BY g.effective_from DESC LIMIT 1) AS skipped`,
  );
  return {
    settings: tenant.settings ?? {},
    colleagues: row?.colleagues ?? 0,
    hasData: row?.hasData ?? false,
    skipped: readSkipped(row?.skipped ?? []),
  };
}
