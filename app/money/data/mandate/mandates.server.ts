import type { Mandate, MandateHold, MandateRail, MandateState } from "~/money/domain/mandate/mandate";
import type { MandateFrequency } from "~/money/domain/mandate/mandate-cycle";
import type { CivilDate } from "~/office/domain/calendar-date";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A mandate with what a draft on it needs beside the rules. */
export interface StoredMandate extends Mandate {
  id: string;
  customerId: string;
  processorAccountId: string | null;
  processorAccountRef: string | null;
  subjectType: string;
  subjectId: string;
  holderName: string;
  accountLabel: string | null;
  setupRef: string | null;
  setupUrl: string | null;
  setupExpiresAt: Date | null;
  failureCode: string | null;
  version: number;
}

interface Row {
  rail: MandateRail;
  state: MandateState;
  hold: MandateHold;
  maxAmount: bigint;
  currency: string;
  frequency: MandateFrequency;
}

const columns = sql`m.id, m.customer_id AS "customerId", m.processor_account_id AS "processorAccountId", pa.provider_account_ref AS "processorAccountRef",
  m.rail, m.subject_type AS "subjectType", m.subject_id AS "subjectId", m.holder_name AS "holderName", m.account_label AS "accountLabel", m.reference,
  m.setup_ref AS "setupRef", m.setup_url AS "setupUrl", m.setup_expires_at AS "setupExpiresAt", m.max_amount AS "maxAmount", m.limit_per_cycle AS "limitPerCycle",
  m.currency, m.frequency, m.starts_on AS "startsOn", m.ends_on AS "endsOn", m.pre_notice_days::int AS "preNoticeDays", m.state, m.hold,
  m.failure_code AS "failureCode", m.version`;
const source = sql`FROM mandate m LEFT JOIN processor_account pa ON pa.tenant_id = m.tenant_id AND pa.id = m.processor_account_id`;

type StoredRow = Omit<StoredMandate, "maxAmount"> & Row;

function toMandate({ maxAmount: minor, currency, ...row }: StoredRow): StoredMandate {
  return { ...row, maxAmount: { minor, currency } };
}

/** With its row locked until the command ends; a draft's own row is locked after it. */
export async function findMandateForChange(db: TenantDb, id: string): Promise<StoredMandate | null> {
  const [row] = await rows<StoredRow>(
    db,
    sql`SELECT ${columns} ${source} WHERE m.tenant_id = ${tenantIdOf(db)}::uuid AND m.id = ${id}::uuid FOR UPDATE OF m`,
  );
  return row ? toMandate(row) : null;
}

export async function findMandate(db: TenantDb, id: string): Promise<StoredMandate | null> {
  const [row] = await rows<StoredRow>(
    db,
    sql`SELECT ${columns} ${source} WHERE m.tenant_id = ${tenantIdOf(db)}::uuid AND m.id = ${id}::uuid`,
  );
  return row ? toMandate(row) : null;
}

/** A page on which the same holder set out to save the same kind of method for the same record, still open. */
export async function findOpenSetup(
  db: TenantDb,
  wanted: { customerId: string; subjectId: string; rail: MandateRail },
): Promise<{ id: string; maxAmount: bigint } | null> {
  const [row] = await rows<{ id: string; maxAmount: bigint }>(
    db,
    sql`SELECT id, max_amount AS "maxAmount" FROM mandate WHERE tenant_id = ${tenantIdOf(db)}::uuid AND customer_id = ${wanted.customerId}::uuid
      AND subject_id = ${wanted.subjectId}::uuid AND rail = ${wanted.rail} AND state IN ('draft', 'sent') AND setup_expires_at > now()
      ORDER BY id DESC LIMIT 1 FOR UPDATE`,
  );
  return row ?? null;
}

export interface NewMandate extends Mandate {
  id: string;
  customerId: string;
  /** null where the firm's own bank draws */
  processorAccountId: string | null;
  subject: { type: string; id: string };
  holderName: string;
  wording: string;
  acceptedAt: Date;
  acceptedIp: string | null;
  acceptedAgent: string | null;
  setupExpiresAt: Date;
  createdBy: { kind: string; id: string | null };
}

export async function saveNewMandate(db: TenantDb, mandate: NewMandate): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO mandate (tenant_id, id, customer_id, processor_account_id, rail, subject_type, subject_id, holder_name, max_amount, limit_per_cycle,
        currency, frequency, starts_on, ends_on, pre_notice_days, wording, accepted_at, accepted_ip, accepted_agent, setup_expires_at, state,
        created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${mandate.id}::uuid, ${mandate.customerId}::uuid, ${mandate.processorAccountId}::uuid, ${mandate.rail},
        ${mandate.subject.type}, ${mandate.subject.id}::uuid, ${mandate.holderName}, ${mandate.maxAmount.minor}::bigint, ${mandate.limitPerCycle}::bigint,
        ${mandate.maxAmount.currency}, ${mandate.frequency}, ${mandate.startsOn}::date, ${mandate.endsOn}::date, ${mandate.preNoticeDays}::smallint,
        ${mandate.wording}, ${mandate.acceptedAt}, ${mandate.acceptedIp}, ${mandate.acceptedAgent}, ${mandate.setupExpiresAt}, ${mandate.state},
        ${mandate.createdBy.kind}, ${mandate.createdBy.id}::uuid)`,
  );
}

export interface MandateChange {
  setupRef?: string;
  setupUrl?: string | null;
  accountLabel?: string;
  failureCode?: string;
  endReason?: string;
  endedAt?: Date;
}

/** Writes where the mandate stands now, and of the rest only what is given. */
export async function saveMandate(
  db: TenantDb,
  mandate: Pick<StoredMandate, "id" | "state" | "hold" | "reference">,
  change: MandateChange = {},
): Promise<void> {
  await rows(
    db,
    sql`UPDATE mandate SET state = ${mandate.state}, hold = ${mandate.hold}, reference = ${mandate.reference},
        setup_ref = coalesce(${change.setupRef ?? null}, setup_ref),
        setup_url = CASE WHEN ${change.setupUrl !== undefined} THEN ${change.setupUrl ?? null} ELSE setup_url END,
        account_label = coalesce(${change.accountLabel ?? null}, account_label), failure_code = coalesce(${change.failureCode ?? null}, failure_code),
        end_reason = coalesce(${change.endReason ?? null}, end_reason), ended_at = coalesce(${change.endedAt ?? null}::timestamptz, ended_at),
        version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${mandate.id}::uuid`,
  );
}

/** What names the card or account at the processor. */
export interface PayerToken {
  customerRef: string;
  methodRef: string;
}

/** Sealed; the plain text lives nowhere else. */
export async function savePayerToken(db: TenantDb, id: string, token: PayerToken): Promise<void> {
  const tenantId = tenantIdOf(db);
  const sealed = currentCipher().seal(placeOf(tenantId, id), JSON.stringify(token));
  await rows(
    db,
    sql`UPDATE mandate SET account_token = ${sealed}::bytea WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`,
  );
}

export async function findPayerToken(db: TenantDb, id: string): Promise<PayerToken | null> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ sealed: Buffer | null }>(
    db,
    sql`SELECT account_token AS sealed FROM mandate WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`,
  );
  return row?.sealed
    ? (JSON.parse(currentCipher().open(placeOf(tenantId, id), row.sealed)) as PayerToken)
    : null;
}

function placeOf(tenantId: string, id: string) {
  return { tenantId, table: "mandate", column: "account_token", id };
}

/** Mandates whose last day has passed by `day`. */
export async function listEndedMandates(db: TenantDb, day: CivilDate, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM mandate WHERE tenant_id = ${tenantIdOf(db)}::uuid AND state IN ('active', 'paused') AND ends_on < ${day}::date
      ORDER BY ends_on, id LIMIT ${limit}::int FOR UPDATE`,
  );
  return found.map(({ id }) => id);
}
