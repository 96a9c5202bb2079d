// Source: spec 07 §6 and 05 §15 (SEC-AUD-001). h0 = 32 zero bytes; hn = SHA-256(hn−1 ‖ canonical JSON).
import { createHash } from "node:crypto";

export const CHAIN_START = Buffer.alloc(32);

/** Keys sorted, no spaces, UTF-8. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

export function chainHash(previous: Uint8Array, canonical: string): Buffer {
  return createHash("sha256").update(previous).update(canonical, "utf8").digest();
}

/** A stored event as the chain reads it; the same function seals and verifies. */
export interface ChainedEvent {
  id: string;
  type: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  subject_type: string;
  subject_id: string;
  [column: string]: unknown;
}

/** Everything the row says, in the chain's words: actor, at, object, tenant, seq and the rest as stored. */
export function canonicalEvent(tenantId: string, seq: bigint, event: ChainedEvent): string {
  const { actor_kind, actor_id, subject_type, subject_id, at, txid: _txid, ...rest } = event;
  return canonicalJson({
    ...rest,
    actor: actor_id ? `${actor_kind}:${actor_id}` : actor_kind,
    at: at.toISOString(),
    object: `${subject_type}:${subject_id}`,
    seq: Number(seq),
    tenant: tenantId,
  });
}
