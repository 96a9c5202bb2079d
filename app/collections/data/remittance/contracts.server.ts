import type { CivilDate } from "~/office/domain/calendar-date";
import type { FeeSchedule } from "~/collections/domain/remittance/fee-schedule";
import type { RemittanceTerms } from "~/collections/domain/remittance/remittance-terms";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredContract {
  contractId: string;
  /** of its newest version */
  versionNo: number;
  effectiveFrom: CivilDate;
}

/** The placing client's contract in force, locked; null when there is none. */
export async function findContractForChange(
  db: TenantDb,
  creditorId: string,
): Promise<(StoredContract & { creditorName: string }) | null> {
  const tenantId = tenantIdOf(db);
  const [contract] = await rows<{ id: string; creditorName: string }>(
    db,
    sql`SELECT k.id, c.name AS "creditorName" FROM contract k JOIN creditor c ON c.tenant_id = k.tenant_id AND c.id = k.creditor_id
      WHERE k.tenant_id = ${tenantId}::uuid AND k.creditor_id = ${creditorId}::uuid AND k.state = 'active' ORDER BY k.id DESC LIMIT 1 FOR UPDATE OF k`,
  );
  if (!contract) return null;
  const [newest] = await rows<Omit<StoredContract, "contractId">>(
    db,
    sql`SELECT version_no AS "versionNo", effective_from AS "effectiveFrom" FROM contract_version
      WHERE tenant_id = ${tenantId}::uuid AND contract_id = ${contract.id}::uuid ORDER BY version_no DESC LIMIT 1`,
  );
  return newest ? { contractId: contract.id, creditorName: contract.creditorName, ...newest } : null;
}

/** A further version: what the form does not say is what the version before said. */
export async function saveContractVersion(
  db: TenantDb,
  version: StoredContract & {
    id: string;
    feeSchedule: FeeSchedule;
    remittance: RemittanceTerms;
    createdBy: { kind: string; id: string | null };
  },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO contract_version (tenant_id, id, contract_id, version_no, effective_from, legal_role, authority, fee_schedule, letters, contact,
        remittance, recall, created_by_kind, created_by_id)
      SELECT v.tenant_id, ${version.id}::uuid, v.contract_id, ${version.versionNo}::int, ${version.effectiveFrom}::date, v.legal_role, v.authority,
        ${JSON.stringify(version.feeSchedule)}::jsonb, v.letters, v.contact, ${JSON.stringify(version.remittance)}::jsonb, v.recall,
        ${version.createdBy.kind}, ${version.createdBy.id}::uuid
      FROM contract_version v
      WHERE v.tenant_id = ${tenantIdOf(db)}::uuid AND v.contract_id = ${version.contractId}::uuid AND v.version_no = ${version.versionNo - 1}::int`,
  );
}

/** Accounts placed under earlier versions take this one; answers how many. */
export function saveAccountsUnder(db: TenantDb, creditorId: string, versionId: string): Promise<number> {
  return execute(
    db,
    sql`UPDATE account SET contract_version_id = ${versionId}::uuid, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND creditor_id = ${creditorId}::uuid AND contract_version_id <> ${versionId}::uuid`,
  );
}
