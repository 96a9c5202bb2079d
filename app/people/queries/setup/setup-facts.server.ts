import type { QueryContext } from "~/people/access/query-context";
import { ANSWERS_KEY, readAnswers } from "~/people/domain/setup/setup-answers";
import type { SetupFacts } from "~/people/domain/setup/setup-steps";
import { readSkipped, SKIPPED_KEY } from "~/people/domain/setup/skipped-steps";
import { rows, sql } from "~/platform/db/tenant-db.server";

interface Row {
  colleagues: number;
  hasData: boolean;
  deskAnswered: boolean;
  hasMailDomain: boolean;
  wentLiveAt: Date | null;
  kept: Record<string, unknown>;
}

/** What is there of the firm's set-up, in one statement; payments are the books' to say. */
export async function setupFacts({
  db,
  tenant,
  today,
}: QueryContext): Promise<Omit<SetupFacts, "hasPayments">> {
  const [row] = await rows<Row>(
    db,
    sql`SELECT (SELECT count(*) FROM staff s WHERE s.tenant_id = ${tenant.id}::uuid AND s.status = 'active')::int - 1
          + (SELECT count(*) FROM invitation i WHERE i.tenant_id = ${tenant.id}::uuid AND i.state = 'sent' AND i.expires_at > now())::int AS colleagues,
        EXISTS (SELECT 1 FROM import_job j WHERE j.tenant_id = ${tenant.id}::uuid)
          OR EXISTS (SELECT 1 FROM sftp_connection c WHERE c.tenant_id = ${tenant.id}::uuid)
          OR EXISTS (SELECT 1 FROM customer c WHERE c.tenant_id = ${tenant.id}::uuid AND c.is_sample) AS "hasData",
        EXISTS (SELECT 1 FROM desk_activation d WHERE d.tenant_id = ${tenant.id}::uuid AND d.active AND d.answers <> '{}') AS "deskAnswered",
        EXISTS (SELECT 1 FROM mail_domain m WHERE m.tenant_id = ${tenant.id}::uuid AND m.state = 'verified') AS "hasMailDomain",
        (SELECT t.went_live_at FROM tenant t WHERE t.id = ${tenant.id}::uuid) AS "wentLiveAt",
        coalesce((SELECT jsonb_object_agg(k.key, k.value) FROM (
          SELECT DISTINCT ON (g.key) g.key, g.value FROM setting g WHERE g.tenant_id = ${tenant.id}::uuid
            AND g.key IN (${SKIPPED_KEY}, ${ANSWERS_KEY}) AND g.effective_from <= ${today}::date ORDER BY g.key, g.effective_from DESC) k), '{}') AS kept`,
  );
  return {
    settings: tenant.settings ?? {},
    colleagues: row?.colleagues ?? 0,
    hasData: row?.hasData ?? false,
    deskAnswered: row?.deskAnswered ?? false,
    hasMailDomain: row?.hasMailDomain ?? false,
    wentLiveAt: row?.wentLiveAt ?? null,
    answers: readAnswers(row?.kept[ANSWERS_KEY]),
    skipped: readSkipped(row?.kept[SKIPPED_KEY] ?? []),
  };
}
