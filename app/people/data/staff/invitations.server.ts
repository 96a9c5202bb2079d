import type { TenantFacts } from "~/office/domain/event/actor";
import { settingOf } from "~/office/domain/setting/setting-of";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { chosenSettings } from "../session/tenant-columns.server";

export interface StoredInvitation {
  id: string;
  email: string;
  fullName: string;
  roles: string[];
  departmentId: string | null;
  state: "sent" | "accepted" | "expired" | "revoked";
  expiresAt: Date;
}

const columns = sql`id, email, full_name AS "fullName", roles, department_id AS "departmentId", state, expires_at AS "expiresAt"`;

/** Whether somebody at the address may still take an invitation up: inviting them again takes no other seat. */
export async function findOpenInvitation(db: TenantDb, email: string): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM invitation WHERE tenant_id = ${tenantIdOf(db)}::uuid AND email = ${email} AND state = 'sent' AND expires_at > now()
      LIMIT 1`,
  );
  return row?.id ?? null;
}

/** A new invitation; an open one to the same address dies with it. */
export async function saveNewInvitation(
  db: TenantDb,
  invitation: {
    id: string;
    email: string;
    fullName: string;
    roles: string[];
    departmentId: string | null;
    tokenHash: Buffer;
    days: number;
    createdById: string | null;
  },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`UPDATE invitation SET state = 'revoked', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND email = ${invitation.email} AND state = 'sent'`,
  );
  await rows(
    db,
    sql`INSERT INTO invitation (tenant_id, id, email, full_name, roles, department_id, token_hash, expires_at, created_by_kind, created_by_id)
      VALUES (${tenantId}::uuid, ${invitation.id}::uuid, ${invitation.email}, ${invitation.fullName}, ${invitation.roles}, ${invitation.departmentId}::uuid, ${invitation.tokenHash},
        now() + make_interval(days => ${invitation.days}::int), 'staff', ${invitation.createdById}::uuid)`,
  );
}

export async function findInvitationForChange(db: TenantDb, id: string): Promise<StoredInvitation | null> {
  const [row] = await rows<StoredInvitation>(
    db,
    sql`SELECT ${columns} FROM invitation WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

export async function saveInvitationState(
  db: TenantDb,
  id: string,
  state: StoredInvitation["state"],
): Promise<void> {
  await rows(
    db,
    sql`UPDATE invitation SET state = ${state}, accepted_at = CASE WHEN ${state === "accepted"} THEN now() END, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export interface OpenInvitation extends StoredInvitation {
  tenantId: string;
  tenantName: string;
  /** the address already has a login */
  known: boolean;
  /** characters that the firm asks of a password */
  passwordLeast: number;
}

/** The open invitation behind a mailed link; null when it was used, revoked or is past its date. */
export async function acrossTenantsInvitation(
  database: Database,
  tokenHash: Buffer,
): Promise<OpenInvitation | null> {
  const [row] = await acrossRows<OpenInvitation & Pick<TenantFacts, "settings" | "country">>(
    database,
    sql`SELECT i.id, i.email, i.full_name AS "fullName", i.roles, i.state, i.expires_at AS "expiresAt", i.tenant_id AS "tenantId",
        t.display_name AS "tenantName", t.country, coalesce(${chosenSettings(sql`key = 'password_least'`)}, '{}') AS settings, EXISTS (SELECT 1 FROM user_account u WHERE u.email = i.email AND u.status = 'active') AS known
      FROM invitation i JOIN tenant t ON t.id = i.tenant_id
      WHERE i.token_hash = ${tokenHash} AND i.state = 'sent' AND i.expires_at > now()`,
  );
  return row ? { ...row, passwordLeast: settingOf(row, "password_least") } : null;
}
