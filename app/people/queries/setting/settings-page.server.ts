import type { CivilDate } from "~/office/domain/calendar-date";
import { defaultOf, type SettingDef, type SettingValue } from "~/office/domain/setting/setting-kinds";
import { standing } from "~/office/domain/setting/setting-of";
import { SETTING_KEYS, type SettingKey, SETTINGS } from "~/office/domain/setting/settings.table";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface SettingRow {
  key: SettingKey;
  def: SettingDef;
  value: SettingValue;
  usual: SettingValue;
  /** who said it last, and when; null where nobody ever did */
  changed: { by: string | null; at: Date } | null;
  /** what it will be from a later day on */
  next: { value: SettingValue; from: CivilDate } | null;
  /** a change waits for a second person */
  waits: boolean;
}

interface Found {
  key: string;
  by: string | null;
  at: Date | null;
  next: unknown;
  from: CivilDate | null;
  waits: boolean;
}

/** Every setting of the desks that are on, with what it is now, in one statement. */
export async function settingsPage({ db, tenant, today }: QueryContext): Promise<SettingRow[]> {
  const found = await rows<Found & { desks: string[] }>(
    db,
    sql`SELECT k.key, c.by, c.at, n.value AS next, n.from, EXISTS (SELECT 1 FROM approval_request r WHERE r.tenant_id = ${tenant.id}::uuid
          AND r.act = 'setting.change' AND r.state = 'pending' AND r.expires_at > now() AND r.payload->>'key' = k.key) AS waits,
        (SELECT coalesce(array_agg(d.desk), '{}') FROM desk_activation d WHERE d.tenant_id = ${tenant.id}::uuid AND d.active) AS desks
      FROM unnest(${[...SETTING_KEYS]}::text[]) AS k(key)
      LEFT JOIN LATERAL (SELECT coalesce(s.full_name, h.created_by_kind) AS by, h.created_at AS at FROM setting_change h
        LEFT JOIN staff s ON s.tenant_id = h.tenant_id AND s.id = h.created_by_id
        WHERE h.tenant_id = ${tenant.id}::uuid AND h.key = k.key ORDER BY h.id DESC LIMIT 1) c ON true
      LEFT JOIN LATERAL (SELECT w.value, w.effective_from AS from FROM setting w WHERE w.tenant_id = ${tenant.id}::uuid AND w.key = k.key
        AND w.effective_from > ${today}::date ORDER BY w.effective_from LIMIT 1) n ON true`,
  );
  const byKey = new Map(found.map((row) => [row.key, row]));
  return SETTING_KEYS.flatMap((key) => {
    const def: SettingDef = SETTINGS[key];
    const row = byKey.get(key);
    if (!row || (def.desk && !row.desks.includes(def.desk))) return [];
    const stored = key === "fiscal_start_month" ? tenant.fiscalStartMonth : tenant.settings?.[key];
    return [
      {
        key,
        def,
        value: standing(def, stored, tenant.country),
        usual: defaultOf(def, tenant.country),
        changed: row.at ? { by: row.by, at: row.at } : null,
        next: row.from ? { value: standing(def, row.next, tenant.country), from: row.from } : null,
        waits: row.waits,
      },
    ];
  });
}
