import type { CivilDate } from "~/office/domain/calendar-date";
import { type Leg, stateOf, type Transfer } from "~/money/domain/transfer/transfer";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A transfer under a row lock. */
export async function findTransferForChange(db: TenantDb, id: string): Promise<Transfer | null> {
  const [row] = await rows<Transfer>(
    db,
    sql`SELECT id, kind, source_id AS "sourceId", destination_id AS "destinationId", amount, party_id AS "partyId", receivable, state,
        sent_on AS "sentOn", arrived_on AS "arrivedOn"
      FROM transfer WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

export interface NewTransfer extends Pick<
  Transfer,
  "id" | "kind" | "sourceId" | "destinationId" | "amount" | "partyId" | "receivable"
> {
  currency: string;
  causeEventId: string;
  dueOn: CivilDate;
  /** cash is gone from its box at once */
  sentOn?: CivilDate;
  createdBy: { kind: string; id: string | null };
}

export async function saveNewTransfer(db: TenantDb, transfer: NewTransfer): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO transfer (tenant_id, id, kind, source_id, destination_id, amount, currency, party_id, receivable, cause_event_id, due_on,
        sent_on, state, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${transfer.id}::uuid, ${transfer.kind}, ${transfer.sourceId}::uuid, ${transfer.destinationId}::uuid,
        ${transfer.amount}::bigint, ${transfer.currency}, ${transfer.partyId}::uuid, ${transfer.receivable}, ${transfer.causeEventId}::uuid,
        ${transfer.dueOn}::date, ${transfer.sentOn ?? null}::date, ${transfer.sentOn ? "in_transit" : "ordered"}, ${transfer.createdBy.kind}, ${transfer.createdBy.id}::uuid)`,
  );
}

/** One leg seen on a bank line, or taken back; the row was locked when it was found. */
export async function saveLeg(
  db: TenantDb,
  transfer: Transfer,
  leg: Leg,
  on: CivilDate | null,
): Promise<void> {
  const legs = {
    sentOn: leg === "sent" ? on : transfer.sentOn,
    arrivedOn: leg === "arrived" ? on : transfer.arrivedOn,
  };
  await rows(
    db,
    sql`UPDATE transfer SET sent_on = ${legs.sentOn}::date, arrived_on = ${legs.arrivedOn}::date, state = ${stateOf(legs)}, version = version + 1,
        updated_at = now() WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${transfer.id}::uuid`,
  );
}

export async function saveTransferFailed(db: TenantDb, id: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE transfer SET state = 'failed', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** Trust money due to the firm that no sweep was ordered for yet, of one trust account; the account's row is locked. */
export async function findUnswept(db: TenantDb, trustId: string, currency: string): Promise<bigint> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`SELECT 1 FROM bank_account WHERE tenant_id = ${tenantId}::uuid AND id = ${trustId}::uuid FOR UPDATE`,
  );
  const [row] = await rows<{ left: bigint }>(
    db,
    sql`SELECT (coalesce((SELECT sum(b.posted) FROM ledger_account a JOIN ledger_balance b ON b.tenant_id = a.tenant_id AND b.account_id = a.id
          WHERE a.tenant_id = ${tenantId}::uuid AND a.code = '2330' AND a.dimension_id = ${trustId}::uuid AND a.currency = ${currency}), 0)
        - coalesce((SELECT sum(amount) FROM transfer WHERE tenant_id = ${tenantId}::uuid AND kind = 'sweep' AND source_id = ${trustId}::uuid
          AND sent_on IS NULL AND state <> 'failed'), 0))::bigint AS left`,
  );
  return row?.left ?? 0n;
}

/** The firm's first operating account: covers come from there. */
export async function getOperatingBank(db: TenantDb): Promise<string> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM bank_account WHERE tenant_id = ${tenantIdOf(db)}::uuid AND kind = 'operating' AND active ORDER BY id LIMIT 1`,
  );
  if (!row) throw new Error("the tenant has no operating bank account");
  return row.id;
}
