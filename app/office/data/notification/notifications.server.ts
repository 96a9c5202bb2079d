import { SETTINGS } from "~/office/domain/setting/settings.table";
import { rows, type Sql, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NewNotification {
  id: string;
  recipientId: string;
  type: string;
  params: Record<string, unknown>;
  link: string;
  /** unread entries of one group that come close together become one with a count */
  groupKey: string;
}

/** How long unread entries of one group become one: the firm's own choice, ten minutes where it made none. */
function window(tenantId: string): Sql {
  return sql`make_interval(mins => coalesce((SELECT (s.value #>> '{}')::int FROM setting s JOIN tenant t ON t.id = s.tenant_id
    WHERE s.tenant_id = ${tenantId}::uuid AND s.key = 'notice_group_minutes' AND s.effective_from <= t.business_date
    ORDER BY s.effective_from DESC LIMIT 1), ${SETTINGS.notice_group_minutes.default}::int))`;
}

/** A bell entry for a staff member. */
export async function saveNotification(db: TenantDb, notification: NewNotification): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH grouped AS (
        UPDATE notification SET group_count = group_count + 1, params = ${JSON.stringify(notification.params)}::jsonb, link = ${notification.link}
        WHERE tenant_id = ${tenantId}::uuid AND id = (
          SELECT id FROM notification WHERE tenant_id = ${tenantId}::uuid AND recipient_id = ${notification.recipientId}::uuid AND read_at IS NULL
            AND group_key = ${notification.groupKey} AND created_at > now() - ${window(tenantId)} ORDER BY id DESC LIMIT 1)
        RETURNING id)
      INSERT INTO notification (tenant_id, id, recipient_type, recipient_id, type, params, link, group_key)
      SELECT ${tenantId}::uuid, ${notification.id}::uuid, 'staff', ${notification.recipientId}::uuid, ${notification.type},
        ${JSON.stringify(notification.params)}::jsonb, ${notification.link}, ${notification.groupKey}
      WHERE NOT EXISTS (SELECT 1 FROM grouped)`,
  );
}

export interface BellEntry {
  id: string;
  type: string;
  params: Record<string, unknown>;
  link: string | null;
  groupCount: number;
  readAt: Date | null;
  createdAt: Date;
}

export async function listNotifications(
  db: TenantDb,
  recipientId: string,
  limit: number,
): Promise<BellEntry[]> {
  return rows<BellEntry>(
    db,
    sql`SELECT id, type, params, link, group_count AS "groupCount", read_at AS "readAt", created_at AS "createdAt" FROM notification
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND recipient_id = ${recipientId}::uuid ORDER BY id DESC LIMIT ${limit}::int`,
  );
}

export async function countUnread(db: TenantDb, recipientId: string): Promise<number> {
  const [row] = await rows<{ n: number }>(
    db,
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM notification WHERE tenant_id = ${tenantIdOf(db)}::uuid
      AND recipient_id = ${recipientId}::uuid AND read_at IS NULL LIMIT 100) x`,
  );
  return row?.n ?? 0;
}

export async function saveAllRead(db: TenantDb, recipientId: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE notification SET read_at = now() WHERE tenant_id = ${tenantIdOf(db)}::uuid AND recipient_id = ${recipientId}::uuid AND read_at IS NULL`,
  );
}
