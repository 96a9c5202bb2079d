import { acrossRows, platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

export interface InboxEvent {
  provider: string;
  eventId: string;
  accountRef: string;
  type: string;
  body: string;
  /** what the news names, as the port read it */
  refs: object;
  headers: Record<string, string>;
  happenedAt: Date;
}

/** Stores news before anything is done about it; null when the same event is here already. */
export async function saveProviderEvent(
  database: Database,
  event: InboxEvent,
  tenantId: string | null,
): Promise<string | null> {
  const [row] = await platformRows<{ id: string }>(
    database,
    sql`INSERT INTO provider_event (id, provider, event_id, account_ref, tenant_id, type, body, refs, headers, happened_at)
      VALUES (${newId()}::uuid, ${event.provider}, ${event.eventId}, ${event.accountRef}, ${tenantId}::uuid, ${event.type}, ${event.body}, ${JSON.stringify(event.refs)}::jsonb,
        ${JSON.stringify(event.headers)}::jsonb, ${event.happenedAt})
      ON CONFLICT (provider, event_id, account_ref) DO NOTHING RETURNING id`,
  );
  return row?.id ?? null;
}

export interface StoredProviderEvent extends InboxEvent {
  id: string;
  tenantId: string | null;
  state: string;
  tries: number;
}

export async function findProviderEvent(database: Database, id: string): Promise<StoredProviderEvent | null> {
  const [row] = await platformRows<StoredProviderEvent>(
    database,
    sql`SELECT id, provider, event_id AS "eventId", account_ref AS "accountRef", tenant_id AS "tenantId", type, body, refs, headers, state, tries,
        happened_at AS "happenedAt" FROM provider_event WHERE id = ${id}::uuid`,
  );
  return row ?? null;
}

export async function saveProviderEventState(
  database: Database,
  id: string,
  state: "done" | "skipped" | "failed" | "dead",
  error?: string,
): Promise<void> {
  await platformRows(
    database,
    sql`UPDATE provider_event SET state = ${state}, tries = tries + 1, last_error = ${error?.slice(0, 500) ?? null},
        done_at = CASE WHEN ${state} IN ('done', 'skipped') THEN now() END WHERE id = ${id}::uuid`,
  );
}

/** The firm whose account at the processor this is. */
export async function acrossTenantsByProcessorAccount(
  database: Database,
  provider: string,
  accountRef: string,
): Promise<string | null> {
  const [row] = await acrossRows<{ tenantId: string }>(
    database,
    sql`SELECT tenant_id AS "tenantId" FROM processor_account WHERE provider = ${provider} AND provider_account_ref = ${accountRef} LIMIT 1`,
  );
  return row?.tenantId ?? null;
}

/** Payments that have waited too long for news, over all firms. */
export async function acrossTenantsWaitingPayments(
  database: Database,
  minutes: number,
): Promise<{ tenantId: string; paymentId: string }[]> {
  return acrossRows(
    database,
    sql`SELECT tenant_id AS "tenantId", id AS "paymentId" FROM payment
      WHERE state IN ('created', 'submitted', 'processing') AND (mandate_id IS NULL OR processor_ref IS NOT NULL) AND created_at < now() - make_interval(mins => ${minutes}::int)
      ORDER BY created_at LIMIT 1000`,
  );
}

/** Firms that take payments through a processor: their news and their book are read again. */
export async function acrossTenantsWithProcessor(database: Database): Promise<string[]> {
  const found = await acrossRows<{ tenantId: string }>(
    database,
    sql`SELECT DISTINCT tenant_id AS "tenantId" FROM processor_account WHERE provider_account_ref <> '' AND state <> 'not_started'`,
  );
  return found.map(({ tenantId }) => tenantId);
}
