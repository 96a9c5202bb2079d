import type { StoredPayout } from "~/money/data/payout/payouts.server";
import type { Scope } from "~/money/domain/invariant/invariant";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Everything a payout takes money out of: itself, its run, its payee, its account and creditor, its bank account and their ledger accounts. */
export async function listPayoutScopes(db: TenantDb, payout: StoredPayout): Promise<Scope[]> {
  const touched = await rows<Scope>(
    db,
    sql`SELECT 'ledger_account' AS type, id FROM ledger_account WHERE tenant_id = ${tenantIdOf(db)}::uuid AND currency = ${payout.currency}
        AND ((code, dimension_id) IN (('2110', ${payout.accountId}::uuid), ('2310', ${payout.id}::uuid), ('2320', ${payout.id}::uuid),
          ('1010', ${payout.bankAccountId}::uuid), ('1020', ${payout.bankAccountId}::uuid))
          OR (code = '2100' AND dimension_id = ANY(${payout.shares.map((share) => share.accountId)}::uuid[])))`,
  );
  const { type, id } = payout.payee;
  const own: { type: Scope["type"]; id: string | null }[] = [
    { type: "payment", id: payout.id },
    { type: "bank_account", id: payout.bankAccountId },
    { type: "account", id: payout.accountId },
    { type: "creditor", id: payout.creditorId },
    { type, id },
    { type: "remittance", id: payout.remittanceId },
    ...payout.shares.map((share) => ({ type: "account" as const, id: share.accountId })),
  ];
  return [...touched, ...own.flatMap((one) => (one.id ? [{ type: one.type, id: one.id }] : []))];
}
