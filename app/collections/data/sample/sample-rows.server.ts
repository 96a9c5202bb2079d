import type { CivilDate } from "~/office/domain/calendar-date";
import { referenceKey } from "~/office/domain/reference-key";
import { nameKey, splitName } from "~/collections/domain/placement/name-key";
import type { SampleAccount, SampleSet } from "~/collections/domain/sample/sample-set";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Only one load or removal of a firm at a time; held until the transaction ends. */
export async function lockSamples(db: TenantDb): Promise<void> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sample:${tenantIdOf(db)}`}, 0))`);
}

export interface SampleCounts {
  accounts: number;
  collectors: number;
}

/** What of the sample set is there. */
export async function countSamples(db: TenantDb): Promise<SampleCounts> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<SampleCounts>(
    db,
    sql`SELECT (SELECT count(*)::int FROM account WHERE tenant_id = ${tenantId}::uuid AND is_sample) AS accounts,
      (SELECT count(*)::int FROM staff WHERE tenant_id = ${tenantId}::uuid AND status = 'sample') AS collectors`,
  );
  return row ?? { accounts: 0, collectors: 0 };
}

/** Sample accounts that money or a mandate stands on: they cannot go. */
export async function listSamplesWithMoney(db: TenantDb): Promise<string[]> {
  const tenantId = tenantIdOf(db);
  const found = await rows<{ ref: string }>(
    db,
    sql`SELECT a.external_ref AS ref FROM account a WHERE a.tenant_id = ${tenantId}::uuid AND a.is_sample AND (
        EXISTS (SELECT 1 FROM payment_target t WHERE t.tenant_id = a.tenant_id AND t.target_type = 'account' AND t.target_id = a.id)
        OR EXISTS (SELECT 1 FROM mandate m WHERE m.tenant_id = a.tenant_id AND m.customer_id = a.customer_id))
      ORDER BY 1 LIMIT 20`,
  );
  return found.map(({ ref }) => ref);
}

/** Takes them all out; how many of each table went, those of which none was there left out. */
export async function saveSamplesRemoved(db: TenantDb): Promise<{ table: string; count: number }[]> {
  const removed = await rows<{ table: string; count: number }>(
    db,
    sql`SELECT name AS table, removed AS count FROM remove_sample_rows()`,
  );
  return removed.filter(({ count }) => count > 0);
}

export interface SampleFrame {
  currency: string;
  country: string;
  today: CivilDate;
  by: { kind: string; id: string | null };
  newId(): string;
}

/** Clients with their contract and placement, and collectors nobody can sign in as; answers the ids by position. */
export async function saveSampleFirms(
  db: TenantDb,
  set: SampleSet,
  frame: SampleFrame,
): Promise<{
  clients: { creditorId: string; placementId: string; versionId: string }[];
  collectors: string[];
}> {
  const tenantId = tenantIdOf(db);
  const clients = set.clients.map(({ name, placedOn }, index) => {
    const own = set.accounts.filter(({ client }) => client === index);
    const amount = own.reduce((sum, account) => sum + totalOf(account), 0n);
    const actual = { records: own.length, ok: own.length, amount_minor: Number(amount) };
    const ids = {
      creditor: frame.newId(),
      contract: frame.newId(),
      version: frame.newId(),
      placement: frame.newId(),
    };
    return { ...ids, name, key: nameKey(name), no: index + 1, placed: placedOn, actual };
  });
  const collectors = set.collectors.map((name, index) => ({
    id: frame.newId(),
    user: frame.newId(),
    profile: frame.newId(),
    name,
    no: index + 1,
  }));
  await rows(
    db,
    sql`WITH client AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(clients)}::jsonb) AS x(creditor uuid, contract uuid, version uuid, placement uuid, name text, key text,
          no int, placed date, actual jsonb)),
      hand AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(collectors)}::jsonb) AS x(id uuid, "user" uuid, profile uuid, name text, no int)),
      creditors AS (
        INSERT INTO creditor (tenant_id, id, name, name_key, currency, state, created_by_kind, created_by_id)
        SELECT ${tenantId}::uuid, creditor, name, key, ${frame.currency}, 'sample', ${frame.by.kind}, ${frame.by.id}::uuid FROM client),
      contracts AS (
        INSERT INTO contract (tenant_id, id, contract_no, creditor_id) SELECT ${tenantId}::uuid, contract, 'SAMPLE-K-' || no, creditor FROM client),
      versions AS (
        INSERT INTO contract_version (tenant_id, id, contract_id, version_no, effective_from, legal_role)
        SELECT ${tenantId}::uuid, version, contract, 1, placed, 'third_party_agency' FROM client),
      placements AS (
        INSERT INTO placement (tenant_id, id, placement_no, creditor_id, contract_version_id, placed_on, state, actual)
        SELECT ${tenantId}::uuid, placement, 'SAMPLE-P-' || no, creditor, version, placed, 'loaded', actual FROM client),
      hands AS (
        INSERT INTO staff (tenant_id, id, number, user_id, full_name, email, starts_on, status, created_by_kind, created_by_id)
        SELECT ${tenantId}::uuid, id, 'SAMPLE-S-' || no, "user", name, 'collector' || no || '@sample.invalid', ${frame.today}::date, 'sample',
          ${frame.by.kind}, ${frame.by.id}::uuid FROM hand)
      INSERT INTO collector_profile (tenant_id, id, staff_id, max_accounts) SELECT ${tenantId}::uuid, profile, id, 50 FROM hand`,
  );
  return {
    clients: clients.map(({ creditor, placement, version }) => ({
      creditorId: creditor,
      placementId: placement,
      versionId: version,
    })),
    collectors: collectors.map(({ id }) => id),
  };
}

/** Debtors with their addresses; answers their ids by position. */
export async function saveSampleDebtors(
  db: TenantDb,
  debtors: SampleSet["debtors"],
  frame: SampleFrame,
): Promise<string[]> {
  const tenantId = tenantIdOf(db);
  const people = debtors.map(({ fullName, email, phone }, index) => {
    const { givenName, familyName } = splitName(fullName);
    const number = `SAMPLE-C-${String(index + 1).padStart(3, "0")}`;
    return {
      id: frame.newId(),
      number,
      fullName,
      givenName,
      familyName,
      key: nameKey(fullName),
      email,
      phone,
    };
  });
  await rows(
    db,
    sql`WITH person AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS x(id uuid, number text, "fullName" text, "givenName" text, "familyName" text,
          key text, email text, phone text)),
      people AS (
        INSERT INTO customer (tenant_id, id, number, full_name, given_name, family_name, name_key, is_sample, created_by_kind, created_by_id)
        SELECT ${tenantId}::uuid, id, number, "fullName", "givenName", "familyName", key, true, ${frame.by.kind}, ${frame.by.id}::uuid FROM person)
      INSERT INTO contact_point (tenant_id, id, customer_id, kind, value, value_norm, source, provenance, state)
      SELECT ${tenantId}::uuid, uuidv7(), p.id, x.kind, x.value, x.value, 'creditor', ${JSON.stringify({ region: frame.country })}::jsonb, 'unverified'
      FROM person p CROSS JOIN LATERAL (VALUES ('email', p.email), ('phone', p.phone)) x(kind, value) WHERE x.value IS NOT NULL`,
  );
  return people.map(({ id }) => id);
}

export type SampleAccountRow = SampleAccount & {
  id: string;
  /** the event that placed it */
  eventId: string;
  customerId: string;
  debtorName: string;
  creditorId: string;
  placementId: string;
  versionId: string;
  placedOn: CivilDate;
  collectorId: string | null;
  queueLevel: number;
  lastAttemptAt: Date | null;
  lastContactAt: Date | null;
  nextActionAt: Date | null;
};

/** Accounts with their opening move, whoever owes and the client, in one statement; nothing in the books. */
export async function saveSampleAccounts(
  db: TenantDb,
  accounts: SampleAccountRow[],
  frame: SampleFrame,
): Promise<void> {
  const tenantId = tenantIdOf(db);
  const listed = accounts.map((account) => ({
    ...account,
    refKey: referenceKey(account.externalRef),
    total: totalOf(account),
  }));
  const json = JSON.stringify(listed, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  await rows(
    db,
    sql`WITH s AS (
        SELECT * FROM jsonb_to_recordset(${json}::jsonb) AS x(id uuid, "eventId" uuid, "customerId" uuid, "debtorName" text, "creditorId" uuid, "placementId" uuid,
          "versionId" uuid, "placedOn" date, "collectorId" uuid, "queueLevel" smallint, "lastAttemptAt" timestamptz, "lastContactAt" timestamptz,
          "nextActionAt" timestamptz, "externalRef" text, "refKey" text, "accountType" text, status text, "closeReason" text, priority smallint, score smallint,
          "openDate" date, "dueDate" date, principal bigint, interest bigint, fees bigint, costs bigint, other bigint, total bigint)),
      accounts AS (
        INSERT INTO account (tenant_id, id, is_sample, external_ref, ref_key, creditor_id, placement_id, contract_version_id, customer_id, debtor_name, account_type,
          currency, original_amount, due_date, open_date, principal, interest, fees, costs, other, balance, status, close_reason, status_before_close, resolved_at,
          priority, score, assigned_to, queue_level, last_attempt_at, last_contact_at, next_action_at, published_at, created_by_kind, created_by_id)
        SELECT ${tenantId}::uuid, id, true, "externalRef", "refKey", "creditorId", "placementId", "versionId", "customerId", "debtorName", "accountType",
          ${frame.currency}, total, "dueDate", "openDate", principal, interest, fees, costs, other, total, status, "closeReason",
          CASE WHEN status = 'CLOSED' THEN 'ASSIGNED' END, CASE WHEN status = 'CLOSED' THEN now() END,
          priority, score, "collectorId", "queueLevel", "lastAttemptAt", "lastContactAt", "nextActionAt", now(), ${frame.by.kind}, ${frame.by.id}::uuid FROM s),
      movements AS (
        INSERT INTO account_movement (tenant_id, id, account_id, kind, principal, interest, fees, costs, other, effective_date, cause_event_id, cause_key,
          made_by_kind, made_by_id)
        SELECT ${tenantId}::uuid, uuidv7(), id, 'placement', principal, interest, fees, costs, other, "placedOn", "eventId", 'placement',
          ${frame.by.kind}, ${frame.by.id}::uuid FROM s),
      parties AS (
        INSERT INTO account_party (tenant_id, id, account_id, customer_id, role, kind, valid_from)
        SELECT ${tenantId}::uuid, uuidv7(), id, "customerId", 'primary', 'sole', "placedOn" FROM s)
      INSERT INTO account_holder (tenant_id, id, account_id, creditor_id, holder_name, capacity, from_on)
      SELECT ${tenantId}::uuid, uuidv7(), s.id, s."creditorId", (SELECT name FROM creditor c WHERE c.tenant_id = ${tenantId}::uuid AND c.id = s."creditorId"),
        'originator', s."openDate" FROM s`,
  );
}

function totalOf({ principal, interest, fees, costs, other }: SampleAccount): bigint {
  return principal + interest + fees + costs + other;
}
