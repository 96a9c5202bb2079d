import type { CivilDate } from "~/office/domain/calendar-date";
import type { SettingValue } from "~/office/domain/setting/setting-kinds";
import { standing } from "~/office/domain/setting/setting-of";
import { SETTINGS } from "~/office/domain/setting/settings.table";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

import { type SettingRow, settingsPage } from "./settings-page.server";

export interface SettingHistory {
  id: string;
  before: SettingValue;
  after: SettingValue;
  /** the default was put back */
  reset: boolean;
  from: CivilDate;
  reason: string;
  by: string | null;
  approvedBy: string | null;
  at: Date;
}

export interface WaitingChange {
  id: string;
  value: SettingValue;
  from: CivilDate;
  by: string | null;
  mine: boolean;
  at: Date;
}

const LISTED = 50;

/** One setting with its latest changes and the one that waits; null for a word that is none, or whose desk is off. */
export async function settingPage(
  context: QueryContext,
  { key: name }: { key: string },
): Promise<{ row: SettingRow; history: SettingHistory[]; waiting: WaitingChange | null } | null> {
  const { db, tenant, actor } = context;
  const row = (await settingsPage(context)).find(({ key }) => key === name);
  if (!row) return null;
  const def = SETTINGS[row.key];
  const read = (value: unknown) => standing(def, value, tenant.country);
  const history = await rows<Omit<SettingHistory, "reset">>(
    db,
    sql`SELECT h.id, h.before, h.after, h.effective_from AS from, h.reason, m.full_name AS by, a.full_name AS "approvedBy", h.created_at AS at
      FROM setting_change h
      LEFT JOIN staff m ON m.tenant_id = h.tenant_id AND m.id = h.created_by_id
      LEFT JOIN staff a ON a.tenant_id = h.tenant_id AND a.id = h.approved_by_id
      WHERE h.tenant_id = ${tenant.id}::uuid AND h.key = ${row.key} ORDER BY h.id DESC LIMIT ${LISTED}::int`,
  );
  const [waiting] = await rows<WaitingChange>(
    db,
    sql`SELECT r.id, r.payload->'value' AS value, (r.payload->>'from')::date AS from, m.full_name AS by,
        coalesce(r.created_by_id = ${actor.id}::uuid, false) AS mine, r.created_at AS at
      FROM approval_request r LEFT JOIN staff m ON m.tenant_id = r.tenant_id AND m.id = r.created_by_id
      WHERE r.tenant_id = ${tenant.id}::uuid AND r.act = 'setting.change' AND r.state = 'pending' AND r.expires_at > now()
        AND r.payload->>'key' = ${row.key} ORDER BY r.id DESC LIMIT 1`,
  );
  return {
    row,
    history: history.map((one) => ({
      ...one,
      before: read(one.before),
      after: read(one.after),
      reset: one.after === null,
    })),
    waiting: waiting ? { ...waiting, value: read(waiting.value) } : null,
  };
}
