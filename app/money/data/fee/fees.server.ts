import { createHash } from "node:crypto";

import type { CivilDate } from "~/office/domain/calendar-date";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** What was earned, or taken back (below zero), with its tax and its payees' parts; minor units. */
export interface NewFee {
  id: string;
  subject: { type: string; id: string };
  kind: "agency_commission";
  causeKey: string;
  source: "held" | "invoiced";
  basis: Record<string, string | null>;
  earned: bigint;
  recoverable: bigint;
  tax: { code: string; amount: bigint } | null;
  shares: { staffId: string; amount: bigint }[];
  shared: bigint;
  currency: string;
  earnedOn: CivilDate;
  createdBy: { kind: string; id: string | null };
}

/** One row for ever of one cause; in one statement with its tax line and shares. */
export async function saveNewFee(db: TenantDb, fee: NewFee): Promise<void> {
  const tenantId = tenantIdOf(db);
  const back = fee.earned < 0n || (fee.earned === 0n && fee.recoverable !== 0n);
  const state = back ? "reversed" : fee.source === "held" ? "collected" : "earned";
  const collected = fee.source === "held" ? fee.earned : 0n;
  await rows(
    db,
    sql`WITH made AS (
        INSERT INTO fee (tenant_id, id, subject_type, subject_id, kind, cause_key, source, basis, earned, collected, recoverable, currency, earned_on,
          state, created_by_kind, created_by_id)
        VALUES (${tenantId}::uuid, ${fee.id}::uuid, ${fee.subject.type}, ${fee.subject.id}::uuid, ${fee.kind}, ${fee.causeKey}, ${fee.source},
          ${JSON.stringify(fee.basis)}::jsonb, ${fee.earned}::bigint, ${collected}::bigint, ${fee.recoverable}::bigint, ${fee.currency},
          ${fee.earnedOn}::date, ${state}, ${fee.createdBy.kind}, ${fee.createdBy.id}::uuid) RETURNING id),
      taxed AS (
        INSERT INTO tax_line (tenant_id, id, fee_id, tax_code, amount)
        SELECT ${tenantId}::uuid, uuidv7(), made.id, ${fee.tax?.code ?? null}, ${fee.tax?.amount ?? 0n}::bigint FROM made
          WHERE ${fee.tax?.amount ?? 0n}::bigint <> 0)
      INSERT INTO commission_share (tenant_id, id, fee_id, payee_type, payee_id, amount, fee_amount, earned_on)
      SELECT ${tenantId}::uuid, uuidv7(), made.id, 'staff', x.staff, x.amount, ${fee.shared}::bigint, ${fee.earnedOn}::date FROM made,
        unnest(${fee.shares.map((one) => one.staffId)}::uuid[], ${fee.shares.map((one) => one.amount)}::bigint[]) AS x(staff, amount)`,
  );
}

/** The sub-account of 2500 and 2510 of a tax code; SQL writes it as md5(code)::uuid. */
export function taxPlaceOf(code: string): string {
  const hex = createHash("md5").update(code).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
