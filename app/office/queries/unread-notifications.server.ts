import { countUnread } from "~/office/data/notification/notifications.server";
import type { Actor } from "~/office/domain/event/actor";
import type { TenantDb } from "~/platform/db/tenant-db.server";

/** How many entries the reader has not looked at; counting stops at 100. */
export async function unreadNotifications({ db, actor }: { db: TenantDb; actor: Actor }): Promise<number> {
  return actor.id ? countUnread(db, actor.id) : 0;
}
