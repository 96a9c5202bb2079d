import { IMAGE_SLOTS, imageSettingOf, type ImageSlot } from "~/office/domain/brand/brand-images";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ImageChange {
  id: string;
  slot: ImageSlot;
  removed: boolean;
  /** as its file was called */
  fileName: string;
  by: string | null;
  at: Date;
}

const LISTED = 20;

/** Who put which picture where, latest first. */
export async function brandPage({ db, tenant }: QueryContext): Promise<ImageChange[]> {
  const slots = IMAGE_SLOTS.map((slot) => ({ slot, key: imageSettingOf(slot) }));
  const found = await rows<Omit<ImageChange, "slot"> & { key: string }>(
    db,
    sql`SELECT h.id, h.key, h.after = 'null'::jsonb AS removed, h.reason AS "fileName", s.full_name AS by, h.created_at AS at
      FROM setting_change h LEFT JOIN staff s ON s.tenant_id = h.tenant_id AND s.id = h.created_by_id
      WHERE h.tenant_id = ${tenant.id}::uuid AND h.key = ANY(${slots.map(({ key }) => key)}::text[]) ORDER BY h.id DESC LIMIT ${LISTED}::int`,
  );
  return found.flatMap(({ key, ...change }) => {
    const slot = slots.find((one) => one.key === key)?.slot;
    return slot ? [{ ...change, slot }] : [];
  });
}
