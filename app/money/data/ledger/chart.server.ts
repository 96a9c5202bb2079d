import { type ChartRow, normalSideOf } from "~/money/domain/ledger/chart-of-accounts.table";
import type { LedgerCode } from "~/money/domain/ledger/manual-journal";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Control accounts of the chart; installing twice adds nothing. */
export async function saveChart(db: TenantDb, chart: ChartRow[], currency: string): Promise<void> {
  const list = <T>(pick: (row: ChartRow) => T) => chart.map(pick);
  await rows(
    db,
    sql`INSERT INTO ledger_account (tenant_id, id, code, name, type, normal_side, currency, dimension_type, protected, desk)
      SELECT ${tenantIdOf(db)}::uuid, x.id, x.code, x.name, x.type, x.side, ${currency}, x.dimension, x.protected, x.desk
      FROM unnest(${list(() => newId())}::uuid[], ${list((row) => row.code)}::text[], ${list((row) => row.name)}::text[], ${list((row) => row.type)}::text[],
        ${list((row) => normalSideOf(row))}::text[], ${list((row) => row.dimension)}::text[], ${list((row) => row.protected ?? false)}::boolean[],
        ${list((row) => row.desks)}::text[]) AS x(id, code, name, type, side, dimension, protected, desk)
      ON CONFLICT DO NOTHING`,
  );
}

/** The codes of the books in one currency. */
export async function listLedgerCodes(db: TenantDb, currency: string): Promise<Map<string, LedgerCode>> {
  const found = await rows<LedgerCode>(
    db,
    sql`SELECT code, dimension_type AS dimension, frozen FROM ledger_account
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND dimension_id IS NULL AND currency = ${currency}`,
  );
  return new Map(found.map((row) => [row.code, row]));
}

/**
 * One operating and one trust bank account, each on its own sub-account, and the processor account for
 * client money, which waits to be connected. The bank's sub-account has the bank account as dimension.
 */
export async function saveBankAccounts(
  db: TenantDb,
  ids: { operatingId: string; trustId: string; processorId: string; currency: string },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH wanted(bank, code, name, kind, ledger) AS (
        VALUES (${ids.operatingId}::uuid, '1010', 'Operating account', 'operating', ${newId()}::uuid),
               (${ids.trustId}::uuid, '1020', 'Client trust account', 'trust', ${newId()}::uuid)),
      sub AS (
        INSERT INTO ledger_account (tenant_id, id, code, name, type, normal_side, currency, dimension_type, dimension_id, protected, parent_id, desk)
        SELECT ${tenantId}::uuid, w.ledger, c.code, w.name, c.type, c.normal_side, c.currency, c.dimension_type, w.bank, c.protected, c.id, c.desk
        FROM wanted w JOIN ledger_account c ON c.tenant_id = ${tenantId}::uuid AND c.code = w.code AND c.dimension_id IS NULL AND c.currency = ${ids.currency}
        RETURNING id)
      INSERT INTO bank_account (tenant_id, id, name, currency, kind, ledger_account_id)
      SELECT ${tenantId}::uuid, w.bank, w.name, ${ids.currency}, w.kind, w.ledger FROM wanted w JOIN sub ON sub.id = w.ledger`,
  );
  await rows(
    db,
    sql`INSERT INTO processor_account (tenant_id, id, provider, money_kind, provider_account_ref, bank_account_id)
      VALUES (${tenantId}::uuid, ${ids.processorId}::uuid, 'stripe', 'trust', '', ${ids.trustId}::uuid)`,
  );
}
