import type { FeeSchedule } from "~/collections/domain/remittance/fee-schedule";
import type { RemittanceTerms } from "~/collections/domain/remittance/remittance-terms";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface TermsVersion {
  id: string;
  versionNo: number;
  effectiveFrom: string;
  feeSchedule: Partial<FeeSchedule>;
  remittance: Partial<RemittanceTerms>;
  madeBy: string | null;
  createdAt: Date;
  /** debts that are worked under it */
  accounts: number;
}

export interface ContractTerms {
  creditorId: string;
  name: string;
  contractNo: string;
  currency: string;
  /** newest first */
  versions: TermsVersion[];
  /** bank accounts of the client that could be sent money, with whether they may be yet */
  payees: { id: string; holderName: string; last4: string; state: string }[];
}

/** A client's agreed terms, every version; null is a 404. Three statements. */
export async function contractTerms(
  { db, tenant }: QueryContext,
  { creditorId }: { creditorId: string },
): Promise<ContractTerms | null> {
  const [contract] = await rows<{ id: string } & Omit<ContractTerms, "versions" | "payees">>(
    db,
    sql`SELECT k.id, c.id AS "creditorId", c.name, k.contract_no AS "contractNo", c.currency FROM creditor c
      JOIN contract k ON k.tenant_id = c.tenant_id AND k.creditor_id = c.id AND k.state = 'active'
      WHERE c.tenant_id = ${tenant.id}::uuid AND c.id = ${creditorId}::uuid ORDER BY k.id DESC LIMIT 1`,
  );
  if (!contract) return null;
  const { id, ...facts } = contract;
  const versions = await rows<TermsVersion>(
    db,
    sql`SELECT v.id, v.version_no AS "versionNo", v.effective_from AS "effectiveFrom", v.fee_schedule AS "feeSchedule", v.remittance,
        s.full_name AS "madeBy", v.created_at AS "createdAt",
        (SELECT count(*)::int FROM account a WHERE a.tenant_id = v.tenant_id AND a.contract_version_id = v.id AND a.published_at IS NOT NULL) AS accounts
      FROM contract_version v LEFT JOIN staff s ON s.tenant_id = v.tenant_id AND s.id = v.created_by_id
      WHERE v.tenant_id = ${tenant.id}::uuid AND v.contract_id = ${id}::uuid ORDER BY v.version_no DESC LIMIT 20`,
  );
  const payees = await rows<ContractTerms["payees"][number]>(
    db,
    sql`SELECT x.id, x.holder_name AS "holderName", x.token_last4 AS last4, x.state FROM external_account x
      WHERE x.tenant_id = ${tenant.id}::uuid AND x.holder_type = 'creditor' AND x.holder_id = ${creditorId}::uuid AND x.state IN ('draft', 'verified')
      ORDER BY x.id DESC LIMIT 20`,
  );
  return { ...facts, versions, payees };
}
