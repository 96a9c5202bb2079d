import { isApprovalPending } from "~/office/data/approval/approvals.server";
import { listEntriesOf, type StoredEntry } from "~/money/data/ledger/entries.server";
import type { RemittanceState } from "~/collections/data/remittance/remittances.server";
import type { RemittanceType } from "~/collections/domain/remittance/remittance-terms";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

import { type RemittanceLine, remittanceLines } from "./remittance-lines.server";

export interface RemittancePage {
  id: string;
  number: string;
  creditorId: string;
  creditorName: string;
  period: string;
  run: number;
  type: RemittanceType;
  cutOff: string;
  currency: string;
  gross: bigint;
  fees: bigint;
  net: bigint;
  invoice: bigint;
  recovered: bigint;
  carried: boolean;
  state: RemittanceState;
  bankName: string;
  paymentId: string | null;
  payoutState: string | null;
  holderName: string | null;
  last4: string | null;
  calculatedBy: string | null;
  approvedBy: string | null;
  approvedByMe: boolean;
  createdAt: Date;
  lineCount: number;
  /** waits for a second person */
  asked: boolean;
  lines: RemittanceLine[];
  entries: StoredEntry[];
}

/** Lines that the page shows; the statement has all. */
export const SHOWN_LINES = 200;

/** One run with its lines and what it posted; null is a 404. */
export async function remittancePage(
  context: QueryContext,
  { remittanceId }: { remittanceId: string },
): Promise<RemittancePage | null> {
  const { db, tenant, actor } = context;
  const [run] = await rows<Omit<RemittancePage, "asked" | "lines" | "entries">>(
    db,
    sql`SELECT r.id, r.number, r.creditor_id AS "creditorId", c.name AS "creditorName", r.period, r.run, r.type, r.cut_off AS "cutOff", r.currency,
        r.gross, r.fees, r.net, r.invoice, r.recovered, r.carried, r.state, b.name AS "bankName", r.payment_id AS "paymentId", p.state AS "payoutState",
        x.holder_name AS "holderName", x.token_last4 AS last4, m.full_name AS "calculatedBy", k.full_name AS "approvedBy",
        coalesce(r.approved_by_id = ${actor.id}::uuid, false) AS "approvedByMe", r.created_at AS "createdAt",
        (SELECT count(*)::int FROM remittance_item i WHERE i.tenant_id = r.tenant_id AND i.remittance_id = r.id) AS "lineCount"
      FROM remittance r
      JOIN creditor c ON c.tenant_id = r.tenant_id AND c.id = r.creditor_id
      JOIN bank_account b ON b.tenant_id = r.tenant_id AND b.id = r.bank_account_id
      LEFT JOIN payment p ON p.tenant_id = r.tenant_id AND p.id = r.payment_id
      LEFT JOIN external_account x ON x.tenant_id = p.tenant_id AND x.id = p.external_account_id
      LEFT JOIN staff m ON m.tenant_id = r.tenant_id AND m.id = r.calculated_by_id
      LEFT JOIN staff k ON k.tenant_id = r.tenant_id AND k.id = r.approved_by_id
      WHERE r.tenant_id = ${tenant.id}::uuid AND r.id = ${remittanceId}::uuid`,
  );
  if (!run) return null;
  const subject = { type: "remittance", id: remittanceId };
  const ours = await listEntriesOf(db, subject);
  const theirs = run.paymentId ? await listEntriesOf(db, { type: "payment", id: run.paymentId }) : [];
  return {
    ...run,
    asked: await isApprovalPending(db, "remittance.approve", subject),
    lines: await remittanceLines(context, { remittanceId, limit: SHOWN_LINES }),
    entries: [...ours, ...theirs],
  };
}
