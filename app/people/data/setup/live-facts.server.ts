import type { CivilDate } from "~/office/domain/calendar-date";
import type { TenantFacts } from "~/office/domain/event/actor";
import type { LiveFacts } from "~/people/domain/setup/go-live";
import { ANSWERS_KEY, readAnswers } from "~/people/domain/setup/setup-answers";
import { setupSteps } from "~/people/domain/setup/setup-steps";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** What the go-live list is worked out of, in one statement. */
export async function findLiveFacts(db: TenantDb, tenant: TenantFacts, today: CivilDate): Promise<LiveFacts> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<Omit<LiveFacts, "agencyDone" | "rolesReviewed" | "paymentsChosen"> & Chosen>(
    db,
    sql`WITH lead AS (
        SELECT DISTINCT s.id, s.user_id FROM staff s JOIN staff_role x ON x.tenant_id = s.tenant_id AND x.staff_id = s.id
          JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id AND r.key IN ('owner', 'admin')
        WHERE s.tenant_id = ${tenantId}::uuid AND s.status = 'active')
      SELECT (SELECT count(*)::int FROM lead) AS admins,
        (SELECT count(*)::int FROM lead WHERE NOT EXISTS (SELECT 1 FROM user_factor f WHERE f.user_id = lead.user_id
          AND f.kind IN ('totp', 'passkey') AND f.confirmed_at IS NOT NULL)) AS "adminsWithoutFactor",
        EXISTS (SELECT 1 FROM registration g WHERE g.tenant_id = ${tenantId}::uuid AND g.kind <> 'licence') AS "hasFirmId",
        (SELECT count(*)::int FROM registration g WHERE g.tenant_id = ${tenantId}::uuid AND g.expires_on < ${today}::date) AS "expiredLicences",
        EXISTS (SELECT 1 FROM desk_activation d WHERE d.tenant_id = ${tenantId}::uuid AND d.active AND d.answers <> '{}') AS "deskAnswered",
        EXISTS (SELECT 1 FROM payment p WHERE p.tenant_id = ${tenantId}::uuid AND p.direction = 'in' AND p.state IN ('succeeded', 'cleared')) AS "hasPayment",
        EXISTS (SELECT 1 FROM processor_account a WHERE a.tenant_id = ${tenantId}::uuid AND a.state IN ('enabled', 'action_needed')) AS "hasProcessor",
        (SELECT s.value FROM setting s WHERE s.tenant_id = ${tenantId}::uuid AND s.key = ${ANSWERS_KEY} AND s.effective_from <= ${today}::date
          ORDER BY s.effective_from DESC LIMIT 1) AS answers`,
  );
  if (!row) throw new Error("one row was asked for");
  const { answers: stored, hasProcessor, ...counted } = row;
  const answers = readAnswers(stored);
  const settings = tenant.settings ?? {};
  const none = {
    deskAnswered: false,
    colleagues: 0,
    hasData: false,
    hasPayments: false,
    hasMailDomain: false,
    skipped: [],
  };
  const steps = setupSteps({ settings, answers, wentLiveAt: null, ...none });
  return {
    ...counted,
    agencyDone: steps.some(({ step, state }) => step === "agency" && state === "done"),
    rolesReviewed: answers.rolesReviewedOn !== undefined,
    paymentsChosen: hasProcessor || answers.payments !== undefined,
  };
}

interface Chosen {
  hasProcessor: boolean;
  answers: unknown;
}
