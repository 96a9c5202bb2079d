import type { StepError, StepState } from "~/office/domain/close/close-step";
import { CLOSE_STEPS, type CloseStepKey } from "~/office/domain/close/close-steps.table";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface CloseStepRow {
  id: string;
  step: number;
  key: CloseStepKey;
  state: StepState;
  counts: Record<string, number>;
  /** minor units as text */
  sums: Record<string, string>;
  errors: StepError[];
  reason: string | null;
  hash: string | null;
  endedAt: Date | null;
  waiverAsked: boolean;
}

export interface DayBalanceRow {
  code: string;
  name: string;
  debits: bigint;
  credits: bigint;
  /** debits less credits since the first posting */
  closing: bigint;
}

export interface CloseDayPage {
  state: "open" | "closing" | "closed";
  closedAt: Date | null;
  steps: CloseStepRow[];
  balances: DayBalanceRow[];
}

/** One date's steps and the trial balance it was closed with; null for a date whose close never began. */
export async function closeDayPage(
  { db, tenant }: QueryContext,
  { day }: { day: string },
): Promise<CloseDayPage | null> {
  const [found] = await rows<{ id: string } & Pick<CloseDayPage, "state" | "closedAt">>(
    db,
    sql`SELECT id, state, closed_at AS "closedAt" FROM business_day WHERE tenant_id = ${tenant.id}::uuid AND day = ${day}::date`,
  );
  if (!found) return null;
  const steps = await rows<Omit<CloseStepRow, "key">>(
    db,
    sql`SELECT s.id, s.step, s.state, s.counts, s.control_sums AS sums, s.errors, s.reason, encode(s.result_hash, 'hex') AS hash, s.ended_at AS "endedAt",
        EXISTS (SELECT 1 FROM approval_request r WHERE r.tenant_id = s.tenant_id AND r.act = 'close_step.waive' AND r.subject_type = 'close_step'
          AND r.subject_id = s.id AND r.state = 'pending') AS "waiverAsked"
      FROM close_step s WHERE s.tenant_id = ${tenant.id}::uuid AND s.business_day_id = ${found.id}::uuid ORDER BY s.step`,
  );
  const balances = await rows<DayBalanceRow>(
    db,
    sql`SELECT b.code, coalesce(a.name, b.code) AS name, b.debits, b.credits, b.closing FROM day_balance b
      LEFT JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.code = b.code AND a.currency = b.currency AND a.dimension_id IS NULL
      WHERE b.tenant_id = ${tenant.id}::uuid AND b.day = ${day}::date ORDER BY b.code`,
  );
  const keyed = steps.flatMap((step) => {
    const known = CLOSE_STEPS.find((one) => one.step === step.step);
    return known ? [{ ...step, key: known.key }] : [];
  });
  return { state: found.state, closedAt: found.closedAt, steps: keyed, balances };
}
