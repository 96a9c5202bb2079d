import { createHash } from "node:crypto";

import type { MatchableLine } from "~/money/domain/match/matchable";
import { keyOf, skeletonOf } from "~/money/domain/match/narrative-words";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

type Signed = Pick<MatchableLine, "counterpartyName" | "counterpartyAccount" | "narrative">;

/** Who paid and with which words; null when the bank names nobody. */
function signatureOf(line: Signed): { counterparty: Buffer; skeleton: string } | null {
  const who = line.counterpartyAccount ?? line.counterpartyName;
  if (!who) return null;
  return {
    counterparty: createHash("sha256").update(keyOf(who)).digest(),
    skeleton: skeletonOf(line.narrative),
  };
}

/** Learnt from a person's confirmation alone; a later one for another record takes its place. */
export async function saveSignature(
  db: TenantDb,
  line: Signed,
  learnt: { targetType: string; targetId: string; matchId: string },
): Promise<void> {
  const signature = signatureOf(line);
  if (!signature) return;
  await rows(
    db,
    sql`INSERT INTO match_signature (tenant_id, id, counterparty_hash, skeleton, target_type, target_id, learnt_from_id)
      VALUES (${tenantIdOf(db)}::uuid, ${newId()}::uuid, ${signature.counterparty}, ${signature.skeleton}, ${learnt.targetType},
        ${learnt.targetId}::uuid, ${learnt.matchId}::uuid)
      ON CONFLICT (tenant_id, counterparty_hash, skeleton) DO UPDATE SET target_type = excluded.target_type, target_id = excluded.target_id,
        learnt_from_id = excluded.learnt_from_id, live = true, version = match_signature.version + 1, updated_at = now()`,
  );
}

export async function saveSignatureWithdrawn(db: TenantDb, matchId: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE match_signature SET live = false, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND learnt_from_id = ${matchId}::uuid AND live`,
  );
}

/** For each of these lines the record that its signature means, as `type:id`. */
export async function listLearnt(db: TenantDb, lines: MatchableLine[]): Promise<Map<string, string>> {
  const signed = lines.flatMap((line) => {
    const signature = signatureOf(line);
    return signature ? [{ id: line.id, ...signature }] : [];
  });
  if (signed.length === 0) return new Map();
  const found = await rows<{ id: string; target: string }>(
    db,
    sql`SELECT x.id::text AS id, s.target_type || ':' || s.target_id AS target
      FROM unnest(${signed.map((one) => one.id)}::uuid[], ${signed.map((one) => one.counterparty)}::bytea[], ${signed.map((one) => one.skeleton)}::text[])
        AS x(id, counterparty, skeleton)
      JOIN match_signature s ON s.tenant_id = ${tenantIdOf(db)}::uuid AND s.counterparty_hash = x.counterparty AND s.skeleton = x.skeleton AND s.live`,
  );
  return new Map(found.map((row) => [row.id, row.target]));
}
