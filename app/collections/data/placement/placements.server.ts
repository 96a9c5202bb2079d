import type { CivilDate } from "~/office/domain/calendar-date";
import { nameKey } from "~/collections/domain/placement/name-key";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface CreditorWithContract {
  creditorId: string;
  name: string;
  contractVersionId: string;
}

/** A placing creditor with the contract version in force on the date; null when it has none. */
export async function findCreditor(
  db: TenantDb,
  creditorId: string,
  on: CivilDate,
): Promise<CreditorWithContract | null> {
  const [row] = await rows<CreditorWithContract>(
    db,
    sql`SELECT c.id AS "creditorId", c.name, v.id AS "contractVersionId" FROM creditor c
      JOIN contract k ON k.tenant_id = c.tenant_id AND k.creditor_id = c.id AND k.state = 'active'
      JOIN contract_version v ON v.tenant_id = k.tenant_id AND v.contract_id = k.id AND v.effective_from <= ${on}::date
      WHERE c.tenant_id = ${tenantIdOf(db)}::uuid AND c.id = ${creditorId}::uuid AND c.state = 'active'
      ORDER BY v.effective_from DESC, v.version_no DESC LIMIT 1`,
  );
  return row ?? null;
}

export async function findCreditorIdByName(db: TenantDb, name: string): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM creditor WHERE tenant_id = ${tenantIdOf(db)}::uuid AND (name_key = ${nameKey(name)} OR ${name} = ANY(aliases)) LIMIT 1`,
  );
  return row?.id ?? null;
}

/** A placing client with its first contract: third-party agency, the standard terms of spec 02 §2.1. */
export async function saveNewCreditor(
  db: TenantDb,
  creditor: {
    id: string;
    name: string;
    contractId: string;
    contractNo: string;
    versionId: string;
    currency: string;
    from: CivilDate;
  },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH made AS (
        INSERT INTO creditor (tenant_id, id, name, name_key, currency)
        VALUES (${tenantId}::uuid, ${creditor.id}::uuid, ${creditor.name}, ${nameKey(creditor.name)}, ${creditor.currency}) RETURNING id),
      agreed AS (
        INSERT INTO contract (tenant_id, id, contract_no, creditor_id)
        SELECT ${tenantId}::uuid, ${creditor.contractId}::uuid, ${creditor.contractNo}, made.id FROM made RETURNING id)
      INSERT INTO contract_version (tenant_id, id, contract_id, version_no, effective_from, legal_role)
      SELECT ${tenantId}::uuid, ${creditor.versionId}::uuid, agreed.id, 1, ${creditor.from}::date, 'third_party_agency' FROM agreed`,
  );
}

export async function findPlacementOf(
  db: TenantDb,
  importJobId: string,
): Promise<{ id: string; contractVersionId: string } | null> {
  const [row] = await rows<{ id: string; contractVersionId: string }>(
    db,
    sql`SELECT id, contract_version_id AS "contractVersionId" FROM placement
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND import_job_id = ${importJobId}::uuid`,
  );
  return row ?? null;
}

export async function saveNewPlacement(
  db: TenantDb,
  placement: {
    id: string;
    placementNo: string;
    creditorId: string;
    contractVersionId: string;
    placedOn: CivilDate;
    importJobId: string;
  },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO placement (tenant_id, id, placement_no, creditor_id, contract_version_id, placed_on, import_job_id, state)
      VALUES (${tenantIdOf(db)}::uuid, ${placement.id}::uuid, ${placement.placementNo}, ${placement.creditorId}::uuid,
        ${placement.contractVersionId}::uuid, ${placement.placedOn}::date, ${placement.importJobId}::uuid, 'loading')`,
  );
}

export async function savePlacementLoaded(
  db: TenantDb,
  id: string,
  actual: { records: number; ok: number; amount: bigint },
): Promise<void> {
  const json = JSON.stringify({
    records: actual.records,
    ok: actual.ok,
    amount_minor: Number(actual.amount),
  });
  await rows(
    db,
    sql`UPDATE placement SET state = 'loaded', actual = ${json}::jsonb, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
