import type { Actor } from "~/office/domain/event/actor";
import {
  type BellEntry,
  countUnread,
  listNotifications,
} from "~/office/data/notification/notifications.server";
import type { TenantDb } from "~/platform/db/tenant-db.server";

export interface NotificationList {
  unread: number;
  entries: BellEntry[];
}

interface Reader {
  db: TenantDb;
  actor: Actor;
}

/** The reader's own newest entries; a person without a staff record has none. */
export async function notificationList(
  { db, actor }: Reader,
  { limit }: { limit: number },
): Promise<NotificationList> {
  if (!actor.id) return { unread: 0, entries: [] };
  const entries = await listNotifications(db, actor.id, limit);
  return { unread: await countUnread(db, actor.id), entries };
}
