import { createHash } from "node:crypto";

import { ERASED } from "~/office/domain/event/personal/sealed-value";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { saveLoginsClosed } from "./kept-people.server";

interface Gone {
  class: string;
  ids: string[];
}

/** The person's own rows stay as places that others point at; what they said is gone. */
export async function savePersonErased(db: TenantDb, customerIds: string[], at: Date): Promise<Gone[]> {
  const tenantId = tenantIdOf(db);
  const words = await rows<{ word: string }>(
    db,
    sql`SELECT DISTINCT w.word FROM customer c, unnest(name_words(c.name_key)) AS w(word)
      WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ANY(${customerIds}::uuid[])`,
  );
  await rows(
    db,
    sql`UPDATE customer SET full_name = ${ERASED}, given_name = NULL, middle_name = NULL, family_name = NULL, suffix = NULL, name_key = '',
        birth_date = NULL, deceased_on = NULL, preferences = '{}', status = 'erased', erased_at = ${at}::timestamptz, retain_until = NULL,
        retain_rules = '{}', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${customerIds}::uuid[])`,
  );
  await dropUnusedWords(
    db,
    words.map(({ word }) => word),
  );
  await saveLoginsClosed(db, customerIds);
  const contacts = await rows<{ id: string }>(
    db,
    sql`UPDATE contact_point SET value = ${ERASED}, value_norm = 'erased:' || id, provenance = '{}', state = 'bad', version = version + 1,
        updated_at = now() WHERE tenant_id = ${tenantId}::uuid AND customer_id = ANY(${customerIds}::uuid[]) RETURNING id`,
  );
  const logins = await rows<{ id: string }>(
    db,
    sql`UPDATE portal_account SET login_norm = 'erased:' || id, factors = '{}' WHERE tenant_id = ${tenantId}::uuid
      AND person_type = 'customer' AND person_id = ANY(${customerIds}::uuid[]) RETURNING id`,
  );
  const ids = (found: { id: string }[]) => found.map(({ id }) => id);
  return [
    { class: "customer", ids: customerIds },
    { class: "contact_point", ids: ids(contacts) },
    { class: "identifier", ids: await eraseIdentifiers(db, customerIds) },
    { class: "portal_account", ids: ids(logins) },
  ];
}

/** A word left over from a name would say that somebody had it: those that no living name has go too. */
async function dropUnusedWords(db: TenantDb, words: string[]): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`DELETE FROM name_word w WHERE w.tenant_id = ${tenantId}::uuid AND w.word = ANY(${words}::text[]) AND NOT EXISTS (
      SELECT 1 FROM customer c WHERE c.tenant_id = w.tenant_id AND name_words(c.name_key) @> ARRAY[w.word])`,
  );
}

async function eraseIdentifiers(db: TenantDb, customerIds: string[]): Promise<string[]> {
  const tenantId = tenantIdOf(db);
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM identifier WHERE tenant_id = ${tenantId}::uuid AND customer_id = ANY(${customerIds}::uuid[])`,
  );
  const anew = found.map(({ id }) => ({
    id,
    sealed: currentCipher().seal({ tenantId, table: "identifier", column: "value", id }, ERASED),
    // finds nothing: no number has this hash
    bidx: createHash("sha256").update(`erased ${id}`).digest(),
  }));
  await rows(
    db,
    sql`UPDATE identifier t SET value = x.sealed, value_bidx = x.bidx, value_last4 = NULL, issued_on = NULL, expires_on = NULL
      FROM unnest(${anew.map(({ id }) => id)}::uuid[], ${anew.map(({ sealed }) => sealed)}::bytea[], ${anew.map(({ bidx }) => bidx)}::bytea[])
        AS x(id, sealed, bidx) WHERE t.tenant_id = ${tenantId}::uuid AND t.id = x.id`,
  );
  return found.map(({ id }) => id);
}
