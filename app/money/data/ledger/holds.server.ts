import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export type HoldKind = "uncleared" | "committed" | "pending_out" | "lien" | "dispute" | "legal" | "invariant";

export interface HoldPlace {
  /** protected ledger code and its dimension */
  code: string;
  dimensionId: string;
  currency: string;
}

interface Owner {
  type: string;
  id: string;
}

/**
 * Sets money aside; refused with INSUFFICIENT_AVAILABLE when less is available. Minor units. The close of the day on
 * which `endsAt` falls ends the hold: money is cleared when its return window is over.
 */
export async function saveHold(
  db: TenantDb,
  hold: {
    id: string;
    place: HoldPlace;
    kind: HoldKind;
    amount: bigint;
    owner: Owner;
    reason: string;
    endsAt?: Date;
  },
): Promise<void> {
  await rows(
    db,
    sql`SELECT place_hold(${hold.id}::uuid, ${hold.place.code}, ${hold.place.dimensionId}::uuid, ${hold.place.currency}, ${hold.kind},
      ${hold.amount}::bigint, ${hold.owner.type}, ${hold.owner.id}::uuid, ${hold.reason}, ${hold.endsAt ?? null}::timestamptz)`,
  );
}

/** Frees up to `amount` (all when null) of an owner's hold; answers what was freed. */
export async function saveHoldReleased(
  db: TenantDb,
  hold: { owner: Owner; kind: HoldKind; amount?: bigint | null; capture?: boolean },
): Promise<bigint> {
  const [row] = await rows<{ freed: bigint }>(
    db,
    sql`SELECT release_hold(${hold.owner.type}, ${hold.owner.id}::uuid, ${hold.kind}, ${hold.amount ?? null}::bigint,
      ${hold.capture ?? false}) AS freed`,
  );
  return row?.freed ?? 0n;
}

/** What of a protected sub-account is free of holds, minor units; nothing where it was never posted to. */
export async function findAvailable(db: TenantDb, place: HoldPlace): Promise<bigint> {
  const [row] = await rows<{ available: bigint }>(
    db,
    sql`SELECT greatest(b.posted - b.held - b.minimum, 0) AS available FROM ledger_balance b
      JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.account_id
      WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.code = ${place.code} AND a.dimension_id = ${place.dimensionId}::uuid
        AND a.currency = ${place.currency}`,
  );
  return row?.available ?? 0n;
}

export interface EndedHold {
  id: string;
  owner: Owner;
  freed: bigint;
}

/** Ends the next holds whose time is over by `until`: `uncleared` ones because their window ended, or all others. */
export async function saveDueHoldsEnded(
  db: TenantDb,
  due: { uncleared: boolean; until: Date; limit: number },
): Promise<EndedHold[]> {
  return rows<EndedHold>(
    db,
    sql`SELECT hold_id AS id, jsonb_build_object('type', owner_type, 'id', owner_id) AS owner, freed
      FROM end_due_holds(${due.uncleared}, ${due.until}::timestamptz, ${due.limit}::int)`,
  );
}
