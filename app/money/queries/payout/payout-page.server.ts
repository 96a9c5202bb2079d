import { isApprovalPending } from "~/office/data/approval/approvals.server";
import type { QueryContext } from "~/people/access/query-context";
import { listEntriesOf, type StoredEntry } from "~/money/data/ledger/entries.server";
import type { PayoutState } from "~/money/domain/payout/payout-state";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface PayoutPage {
  id: string;
  paymentNo: string | null;
  purpose: string;
  amount: bigint;
  currency: string;
  state: PayoutState;
  note: string | null;
  returnCode: string | null;
  clearedOn: string | null;
  createdAt: Date;
  accountId: string | null;
  holderType: string;
  holderId: string;
  externalAccountId: string;
  holderName: string;
  bankCode: string | null;
  last4: string;
  payeeState: string;
  usableFrom: Date;
  bankName: string;
  draftedBy: string | null;
  approvedBy: string | null;
  approvedByMe: boolean;
  releasedBy: string | null;
  asked: boolean;
  releases: {
    batchId: string;
    releaseNo: number;
    state: PayoutState;
    returnCode: string | null;
    last4: string;
    at: Date;
  }[];
  /** other verified bank accounts of the payee */
  others: { id: string; holderName: string; last4: string }[];
  entries: StoredEntry[];
}

/** One payout with its tries, its payee's other accounts and its postings; null is a 404. */
export async function payoutPage(
  { db, tenant, actor }: QueryContext,
  { payoutId }: { payoutId: string },
): Promise<PayoutPage | null> {
  const [payout] = await rows<Omit<PayoutPage, "asked" | "releases" | "others" | "entries">>(
    db,
    sql`SELECT p.id, p.payment_no AS "paymentNo", p.purpose, p.amount, p.currency, p.state, p.note, p.return_code AS "returnCode",
        p.cleared_on AS "clearedOn", p.created_at AS "createdAt", t.target_id AS "accountId", x.holder_type AS "holderType", x.holder_id AS "holderId",
        x.id AS "externalAccountId", x.holder_name AS "holderName", x.bank_code AS "bankCode", x.token_last4 AS last4, x.state AS "payeeState",
        x.usable_from AS "usableFrom", b.name AS "bankName", d.full_name AS "draftedBy", a.full_name AS "approvedBy",
        coalesce(p.approved_by_id = ${actor.id}::uuid OR p.metadata->>'first_approved_by' = ${actor.id}::text, false) AS "approvedByMe", r.full_name AS "releasedBy"
      FROM payment p
      JOIN external_account x ON x.tenant_id = p.tenant_id AND x.id = p.external_account_id
      JOIN bank_account b ON b.tenant_id = p.tenant_id AND b.id = p.bank_account_id
      LEFT JOIN payment_target t ON t.tenant_id = p.tenant_id AND t.payment_id = p.id AND p.purpose = 'refund'
      LEFT JOIN staff d ON d.tenant_id = p.tenant_id AND d.id = p.created_by_id
      LEFT JOIN staff a ON a.tenant_id = p.tenant_id AND a.id = p.approved_by_id
      LEFT JOIN staff r ON r.tenant_id = p.tenant_id AND r.id = p.released_by_id
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.id = ${payoutId}::uuid AND p.direction = 'out'`,
  );
  if (!payout) return null;
  const releases = await rows<PayoutPage["releases"][number]>(
    db,
    sql`SELECT r.batch_id AS "batchId", r.release_no AS "releaseNo", r.state, r.return_code AS "returnCode", x.token_last4 AS last4, r.created_at AS at
      FROM payout_release r JOIN external_account x ON x.tenant_id = r.tenant_id AND x.id = r.external_account_id
      WHERE r.tenant_id = ${tenant.id}::uuid AND r.payment_id = ${payoutId}::uuid ORDER BY r.release_no`,
  );
  const others = await rows<PayoutPage["others"][number]>(
    db,
    sql`SELECT x.id, x.holder_name AS "holderName", x.token_last4 AS last4 FROM external_account x
      WHERE x.tenant_id = ${tenant.id}::uuid AND x.holder_type = ${payout.holderType} AND x.holder_id = ${payout.holderId}::uuid
        AND x.state = 'verified' AND x.id <> ${payout.externalAccountId}::uuid ORDER BY x.id DESC LIMIT 20`,
  );
  const subject = { type: "payment", id: payoutId };
  const asked =
    (await isApprovalPending(db, "payout.approve", subject)) ||
    (await isApprovalPending(db, "payout.approve_changed", subject));
  return { ...payout, releases, others, asked, entries: await listEntriesOf(db, subject) };
}
