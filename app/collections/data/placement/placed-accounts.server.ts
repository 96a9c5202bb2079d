import type { CivilDate } from "~/office/domain/calendar-date";
import { referenceKey } from "~/office/domain/reference-key";
import { nameKey } from "~/collections/domain/placement/name-key";
import type { PlacementValue } from "~/collections/domain/placement/placement-row";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** References of this creditor that already stand on an account that is not closed. */
export async function listKnownReferences(
  db: TenantDb,
  creditorId: string,
  references: string[],
): Promise<Set<string>> {
  const found = await rows<{ ref: string }>(
    db,
    sql`SELECT external_ref AS ref FROM account WHERE tenant_id = ${tenantIdOf(db)}::uuid AND creditor_id = ${creditorId}::uuid
      AND external_ref = ANY(${references}) AND status <> 'CLOSED'`,
  );
  return new Set(found.map((row) => row.ref));
}

export interface PlacedRow {
  line: number;
  value: PlacementValue;
  accountId: string;
  customerId: string;
  customerNumber: string;
  eventId: string;
  /** sealed last four of the national id with its search hash */
  last4: { id: string; sealed: Buffer; bidx: Buffer } | null;
}

export interface PlacementFrame {
  placementId: string;
  creditorId: string;
  contractVersionId: string;
  currency: string;
  placedOn: CivilDate;
  published: boolean;
  createdBy: { kind: string; id: string | null };
}

/** Debtors of a chunk with their numbers, addresses and sealed identifiers: four set-wise inserts in one statement. */
export async function savePlacedCustomers(db: TenantDb, placed: PlacedRow[], region: string): Promise<void> {
  const tenantId = tenantIdOf(db);
  const contacts = placed.flatMap(contactsOf);
  const last4 = placed.filter((row) => row.last4 !== null);
  await rows(
    db,
    sql`WITH people AS (
        INSERT INTO customer (tenant_id, id, number, full_name, given_name, family_name, name_key, birth_date)
        SELECT ${tenantId}::uuid, * FROM unnest(${placed.map((row) => row.customerId)}::uuid[], ${placed.map((row) => row.customerNumber)}::text[],
          ${placed.map((row) => row.value.name.fullName)}::text[], ${placed.map((row) => row.value.name.givenName)}::text[],
          ${placed.map((row) => row.value.name.familyName)}::text[], ${placed.map((row) => nameKey(row.value.name.fullName))}::text[],
          ${placed.map((row) => row.value.birthDate)}::date[])
        RETURNING 1),
      points AS (
        INSERT INTO contact_point (tenant_id, id, customer_id, kind, value, value_norm, source, provenance, state)
        SELECT ${tenantId}::uuid, uuidv7(), x.customer, x.kind, x.value, x.norm, 'creditor', ${JSON.stringify({ region })}::jsonb, 'unverified'
        FROM unnest(${contacts.map((one) => one.customerId)}::uuid[], ${contacts.map((one) => one.kind)}::text[],
          ${contacts.map((one) => one.value)}::text[], ${contacts.map((one) => one.norm)}::text[]) AS x(customer, kind, value, norm)
        RETURNING 1)
      INSERT INTO identifier (tenant_id, id, customer_id, type, value, value_bidx)
      SELECT ${tenantId}::uuid, x.id, x.customer, 'national_id_last4', x.sealed, x.bidx
      FROM unnest(${last4.map((row) => row.last4?.id)}::uuid[], ${last4.map((row) => row.customerId)}::uuid[],
        ${last4.map((row) => row.last4?.sealed)}::bytea[], ${last4.map((row) => row.last4?.bidx)}::bytea[]) AS x(id, customer, sealed, bidx)`,
  );
}

function contactsOf(row: PlacedRow) {
  const { email, phone } = row.value;
  const { customerId } = row;
  const points = [];
  if (email) points.push({ customerId, kind: "email", value: email, norm: email.toLowerCase() });
  if (phone?.e164) points.push({ customerId, kind: "phone", value: phone.e164, norm: phone.e164 });
  else if (phone)
    points.push({ customerId, kind: "phone_raw", value: phone.raw, norm: phone.raw.toLowerCase() });
  return points;
}

/** Accounts of a chunk with their opening movement, liability link and creditor chain, in one statement. */
export async function savePlacedAccounts(
  db: TenantDb,
  frame: PlacementFrame,
  placed: PlacedRow[],
): Promise<void> {
  const tenantId = tenantIdOf(db);
  const of = <T>(pick: (row: PlacedRow) => T): T[] => placed.map(pick);
  const ids = of((row) => row.accountId);
  const published = frame.published ? new Date() : null;
  await rows(
    db,
    sql`WITH source AS (
        SELECT * FROM unnest(${ids}::uuid[], ${of((row) => row.customerId)}::uuid[], ${of((row) => row.eventId)}::uuid[], ${of((row) => row.line)}::int[],
          ${of((row) => row.value.externalRef)}::text[], ${of((row) => referenceKey(row.value.externalRef))}::text[],
          ${of((row) => row.value.name.fullName)}::text[], ${of((row) => row.value.accountType)}::text[], ${of((row) => row.value.accountTypeRaw)}::text[],
          ${of((row) => row.value.originalAmount)}::bigint[], ${of((row) => row.value.dueDate)}::date[], ${of((row) => row.value.dates.open_date ?? null)}::date[],
          ${of((row) => row.value.dates.delinquency_date ?? null)}::date[], ${of((row) => row.value.dates.charge_off_date ?? null)}::date[],
          ${of((row) => row.value.dates.last_payment_date ?? null)}::date[], ${of((row) => row.value.buckets.principal)}::bigint[],
          ${of((row) => row.value.buckets.interest)}::bigint[], ${of((row) => row.value.buckets.fees)}::bigint[],
          ${of((row) => row.value.buckets.costs)}::bigint[], ${of((row) => row.value.buckets.other)}::bigint[], ${of((row) => row.value.originalCreditor)}::text[])
        AS s(account, customer, event, line, ref, ref_key, name, type, type_raw, amount, due, opened, delinquent, charged_off, last_paid,
          principal, interest, fees, costs, other, original_creditor)),
      accounts AS (
        INSERT INTO account (tenant_id, id, external_ref, ref_key, creditor_id, placement_id, contract_version_id, customer_id, debtor_name,
          account_type, account_type_raw, currency, original_amount, due_date, open_date, delinquency_date, charge_off_date, last_payment_date,
          principal, interest, fees, costs, other, balance, published_at, import_line, created_by_kind, created_by_id)
        SELECT ${tenantId}::uuid, s.account, s.ref, s.ref_key, ${frame.creditorId}::uuid, ${frame.placementId}::uuid, ${frame.contractVersionId}::uuid,
          s.customer, s.name, s.type, s.type_raw, ${frame.currency}, s.amount, s.due, s.opened, s.delinquent, s.charged_off, s.last_paid,
          s.principal, s.interest, s.fees, s.costs, s.other, s.principal + s.interest + s.fees + s.costs + s.other,
          ${published}::timestamptz, s.line, ${frame.createdBy.kind}, ${frame.createdBy.id}::uuid FROM source s RETURNING 1),
      movements AS (
        INSERT INTO account_movement (tenant_id, id, account_id, kind, principal, interest, fees, costs, other, effective_date, cause_event_id,
          cause_key, made_by_kind, made_by_id)
        SELECT ${tenantId}::uuid, uuidv7(), s.account, 'placement', s.principal, s.interest, s.fees, s.costs, s.other, ${frame.placedOn}::date, s.event,
          'placement', ${frame.createdBy.kind}, ${frame.createdBy.id}::uuid FROM source s RETURNING 1),
      parties AS (
        INSERT INTO account_party (tenant_id, id, account_id, customer_id, role, kind, valid_from)
        SELECT ${tenantId}::uuid, uuidv7(), s.account, s.customer, 'primary', 'sole', ${frame.placedOn}::date FROM source s RETURNING 1)
      INSERT INTO account_holder (tenant_id, id, account_id, creditor_id, holder_name, capacity, from_on)
      SELECT ${tenantId}::uuid, uuidv7(), s.account, CASE WHEN s.original_creditor IS NULL THEN ${frame.creditorId}::uuid END,
        coalesce(s.original_creditor, (SELECT name FROM creditor WHERE tenant_id = ${tenantId}::uuid AND id = ${frame.creditorId}::uuid)),
        'originator', coalesce(s.opened, ${frame.placedOn}::date) FROM source s`,
  );
}

/** All-or-nothing: everything of a placement appears with this one switch. */
export async function savePlacementPublished(db: TenantDb, placementId: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE account SET published_at = now() WHERE tenant_id = ${tenantIdOf(db)}::uuid AND placement_id = ${placementId}::uuid AND published_at IS NULL`,
  );
}

/**
 * Closes up to `limit` accounts of a placement that nobody has seen yet, each with the movement that takes its
 * opening balance back; answers how many there were.
 */
export async function saveHiddenAccountsWithdrawn(
  db: TenantDb,
  placementId: string,
  change: {
    limit: number;
    eventId: string;
    effectiveOn: CivilDate;
    by: { kind: string; id: string | null };
  },
): Promise<number> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ withdrawn: number }>(
    db,
    sql`WITH hidden AS (
        SELECT id, status, principal, interest, fees, costs, other FROM account
        WHERE tenant_id = ${tenantId}::uuid AND placement_id = ${placementId}::uuid AND published_at IS NULL AND status <> 'CLOSED'
        ORDER BY id LIMIT ${change.limit} FOR UPDATE),
      moved AS (
        INSERT INTO account_movement (tenant_id, id, account_id, kind, principal, interest, fees, costs, other, effective_date,
          cause_event_id, cause_key, made_by_kind, made_by_id)
        SELECT ${tenantId}::uuid, uuidv7(), h.id, 'placement', -h.principal, -h.interest, -h.fees, -h.costs, -h.other,
          ${change.effectiveOn}::date, ${change.eventId}::uuid, 'import_undone', ${change.by.kind}, ${change.by.id}::uuid FROM hidden h RETURNING 1),
      closed AS (
        UPDATE account a SET status = 'CLOSED', status_before_close = h.status, close_reason = 'import_undone', principal = 0, interest = 0,
          fees = 0, costs = 0, other = 0, balance = 0, resolved_at = now(), version = a.version + 1, updated_at = now()
        FROM hidden h WHERE a.tenant_id = ${tenantId}::uuid AND a.id = h.id RETURNING 1)
      SELECT count(*)::int AS withdrawn FROM closed`,
  );
  return row?.withdrawn ?? 0;
}
