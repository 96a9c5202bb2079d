import type { Actor } from "~/office/domain/event/actor";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export const ASK_KINDS = [
  "checkout",
  "method",
  "portal",
  "change",
  "seats",
  "release_seats",
  "schedule",
  "ending",
  "discount",
] as const;
export type AskKind = (typeof ASK_KINDS)[number];

export interface BillingAsk {
  id: string;
  kind: AskKind;
  params: Record<string, unknown>;
  state: "asked" | "done" | "failed";
  url: string | null;
  code: string | null;
  createdAt: Date;
}

const columns = sql`id, kind, params, state, url, code, created_at AS "createdAt"`;

export async function saveNewAsk(
  db: TenantDb,
  ask: { id: string; kind: AskKind; params: Record<string, unknown> },
  by: Pick<Actor, "kind" | "id">,
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO billing_ask (tenant_id, id, kind, params, asked_by_kind, asked_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${ask.id}::uuid, ${ask.kind}, ${JSON.stringify(ask.params)}::jsonb, ${by.kind}, ${by.id}::uuid)`,
  );
}

export async function findAsk(db: TenantDb, id: string): Promise<BillingAsk | null> {
  const [row] = await rows<BillingAsk>(
    db,
    sql`SELECT ${columns} FROM billing_ask WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  return row ?? null;
}

/** False when it was answered before. */
export async function saveAskDone(
  db: TenantDb,
  id: string,
  answer: { url: string | null; code: string | null },
): Promise<boolean> {
  const done = await rows(
    db,
    sql`UPDATE billing_ask SET state = ${answer.code === null ? "done" : "failed"}, url = ${answer.url}, code = ${answer.code}, done_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid AND state = 'asked' RETURNING id`,
  );
  return done.length > 0;
}

/** Whether the provider is being asked; what it has not answered for an hour it never will. */
export async function hasOpenAsk(db: TenantDb, kinds: AskKind[]): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM billing_ask WHERE tenant_id = ${tenantIdOf(db)}::uuid AND kind = ANY(${kinds}::text[]) AND state = 'asked'
      AND created_at > now() - interval '1 hour' LIMIT 1`,
  );
  return found.length > 0;
}
