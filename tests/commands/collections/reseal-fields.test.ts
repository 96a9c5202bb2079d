import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { resealFields } from "~/collections/commands/keys/reseal-fields.server";
import { SEALED_COLUMNS } from "~/collections/commands/keys/sealed-columns.table";
import { resealFields as resealJob } from "~/jobs/collections/reseal-fields.server";
import { tickHour } from "~/jobs/office/tick-hour.server";
import { SEALED_LOGINS } from "~/people/data/login/sealed-logins.server";
import { createFieldCipher, type FieldCipher, parseKeyring } from "~/platform/crypto/field-cipher.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let before: FieldCipher;
let now: FieldCipher;
beforeAll(async () => {
  world = await openWorld();
  const { FIELD_KEYS = "", BLIND_INDEX_KEY = "" } = world.environment;
  now = createFieldCipher(parseKeyring(FIELD_KEYS, BLIND_INDEX_KEY));
  before = createFieldCipher(parseKeyring(FIELD_KEYS.split(",").reverse().join(","), BLIND_INDEX_KEY));
});
afterAll(() => world.close());

const placeOf = (firm: Firm, id: string) => ({
  tenantId: firm.tenant.id,
  table: "identifier",
  column: "value",
  id,
});

/** As many identity numbers as asked for, sealed under the key of before. */
async function sealedBefore(firm: Firm, count: number): Promise<{ id: string; plain: string }[]> {
  const account = await placeDebt(world, firm);
  const [of] = await ownerRows<{ customer: string }>(
    world,
    "SELECT customer_id AS customer FROM account WHERE tenant_id = $1 AND id = $2",
    [firm.tenant.id, account.id],
  );
  const made = Array.from({ length: count }, (_, at) => ({ id: newId(), plain: `99994105${7000 + at}` }));
  await ownerRows(
    world,
    `INSERT INTO identifier (tenant_id, id, customer_id, type, value, value_bidx, value_last4)
      SELECT $1::uuid, x.id, $2::uuid, 'other', x.value, x.bidx, '7000' FROM unnest($3::uuid[], $4::bytea[], $5::bytea[]) AS x(id, value, bidx)`,
    [
      firm.tenant.id,
      of?.customer,
      made.map(({ id }) => id),
      made.map(({ id, plain }) => before.seal(placeOf(firm, id), plain)),
      made.map(({ plain }) => before.blindIndex(firm.tenant.id, "other", plain)),
    ],
  );
  return made;
}

const valuesOf = (firm: Firm) =>
  ownerRows<{ id: string; value: Buffer }>(world, "SELECT id, value FROM identifier WHERE tenant_id = $1", [
    firm.tenant.id,
  ]);

const underOlder = async (firm: Firm) =>
  (await valuesOf(firm)).filter(({ value }) => !value.subarray(0, now.head.length).equals(now.head)).length;

const keyOf = async (firm: Firm) =>
  (
    await ownerRows<{ key: string | null }>(world, "SELECT field_key AS key FROM tenant WHERE id = $1", [
      firm.tenant.id,
    ])
  )[0]?.key;

describe("a newer field key", () => {
  it("takes over every sealed value while people work: all open as before, none needs the old key", async () => {
    const firm = await openFirm(world);
    const made = await sealedBefore(firm, 1_203);
    const count = (await valuesOf(firm)).length;
    await tickHour(world.host, {});
    const { done, errors } = await world.drain();
    expect(errors).toEqual([]);
    expect(done).toContain("reseal-fields");
    const stored = new Map((await valuesOf(firm)).map(({ id, value }) => [id, value]));
    expect(stored.size).toBe(count);
    const ring = (world.environment.FIELD_KEYS ?? "").split(",")[0] ?? "";
    const alone = createFieldCipher(parseKeyring(ring, world.environment.BLIND_INDEX_KEY ?? ""));
    for (const { id, plain } of made) expect(alone.open(placeOf(firm, id), stored.get(id)!)).toBe(plain);
    expect(await underOlder(firm)).toBe(0);
    expect(await keyOf(firm)).toBe("test");
    // nothing is left to do, and nothing is asked for again
    await tickHour(world.host, {});
    expect((await world.drain()).done).not.toContain("reseal-fields");
  });

  it("goes on where a worker died, and leaves what somebody changed in between", async () => {
    const firm = await openFirm(world);
    const [first] = await sealedBefore(firm, 700);
    const page = yes(await firm.system.change(resealFields, {}));
    expect(page.next).toMatchObject({ column: 0 });
    expect(await keyOf(firm)).toBeNull();
    expect(await underOlder(firm)).toBe(200);
    // two workers at once
    await Promise.all([1, 2].map(() => resealJob(world.host, { tenantId: firm.tenant.id, jobId: newId() })));
    expect(await underOlder(firm)).toBe(0);
    const value = (await valuesOf(firm)).find(({ id }) => id === first?.id)?.value;
    expect(now.open(placeOf(firm, first?.id ?? ""), value ?? Buffer.alloc(0))).toBe(first?.plain);
  });

  it("is the worker's own doing, and no firm reaches another's values", async () => {
    const firm = await openFirm(world);
    const other = await openFirm(world);
    await sealedBefore(other, 3);
    expect(await firm.admin.change(resealFields, {})).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    await resealJob(world.host, { tenantId: firm.tenant.id, jobId: newId() });
    expect(await underOlder(other)).toBe(3);
  });
});

it("every sealed column of the database is known to the rotation", async () => {
  const plain = /(_bidx|_hash|hash|sha256|fingerprint|root|nonce_key|request_hash)$/;
  const columns = await ownerRows<{ table: string; column: string }>(
    world,
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
      JOIN pg_class t ON t.relname = c.table_name AND NOT t.relispartition AND t.relnamespace = 'public'::regnamespace
      WHERE c.table_schema = 'public' AND c.data_type = 'bytea'`,
  );
  const known = new Set(
    [...SEALED_COLUMNS, ...SEALED_LOGINS].map(({ table, column }) => `${table}.${column}`),
  );
  const sealed = columns
    .filter(({ column }) => !plain.test(column))
    .map(({ table, column }) => `${table}.${column}`);
  expect(new Set(sealed)).toEqual(known);
});
