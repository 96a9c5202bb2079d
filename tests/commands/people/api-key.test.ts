import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { issueApiKey } from "~/people/commands/api-key/issue-api-key.server";
import { revokeApiKey } from "~/people/commands/api-key/revoke-api-key.server";
import { deactivateStaff } from "~/people/commands/staff/deactivate-staff.server";
import { acrossTenantsApiKey } from "~/people/data/api-key/api-keys.server";
import { MOST_API_KEYS } from "~/people/domain/api-key/api-key";
import { apiKeyList } from "~/people/queries/api-key-list.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

const wanted = { name: "Accounting", scopes: ["ledger:read"], days: "30" };
const issue = async (more: object = {}) => yes(await firm.admin.change(issueApiKey, { ...wanted, ...more }));
const known = (key: string) => acrossTenantsApiKey(world.host.database, key);

describe("an API key", () => {
  it("is told once; what is kept is its hash, and nothing in the log gives it away", async () => {
    const { id, key } = await issue();
    expect(await known(key)).toMatchObject({ id, scopes: ["ledger:read"], tenant: { id: firm.tenant.id } });
    const kept = await ownerRows(world, "SELECT to_jsonb(k)::text AS row FROM api_key k");
    const log = await ownerRows(
      world,
      "SELECT to_jsonb(e)::text AS row FROM event e WHERE type LIKE 'api_key.%'",
    );
    expect(log.length).toBeGreaterThan(0);
    expect(JSON.stringify([kept, log])).not.toContain(key.slice(12));
  });

  it("works no longer once it is revoked, and revoking again changes nothing", async () => {
    const { id, key } = await issue();
    yes(await firm.admin.change(revokeApiKey, { keyId: id }));
    expect(await known(key)).toBeNull();
    const [before] = await firm.admin
      .read(apiKeyList, undefined)
      .then((rows) => rows.filter((row) => row.id === id));
    yes(await firm.admin.change(revokeApiKey, { keyId: id }));
    const [after] = await firm.admin
      .read(apiKeyList, undefined)
      .then((rows) => rows.filter((row) => row.id === id));
    expect(after?.revokedAt).toEqual(before?.revokedAt);
  });

  it("ends on its day, and with the person who made it", async () => {
    const { id, key } = await issue();
    await ownerRows(world, "UPDATE api_key SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    expect(await known(key)).toBeNull();
    const other = await openFirm(world);
    const theirs = yes(await other.admin.change(issueApiKey, wanted));
    const { staffId } = await other.collector("Second Person");
    await ownerRows(world, "UPDATE api_key SET created_by_id = $1 WHERE id = $2", [staffId, theirs.id]);
    yes(await other.admin.change(deactivateStaff, { staffId }));
    expect(await known(theirs.key)).toBeNull();
  });

  it("is not made for what its maker may not do, nor for no days, nor without a scope", async () => {
    const collector = await firm.collector();
    expect(await collector.change(issueApiKey, wanted)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    for (const [field, value] of [
      ["days", "0"],
      ["days", "731"],
      ["days", "1.5"],
      ["scopes", []],
      ["scopes", ["all"]],
      ["name", " "],
    ] as const) {
      const refused = await firm.admin.change(issueApiKey, { ...wanted, [field]: value });
      expect(refused, `${field} ${String(value)}`).toMatchObject({
        ok: false,
        refusal: { code: "VALIDATION" },
      });
    }
  });

  it("is one of fifty at most, however many ask at once", async () => {
    const busy = await openFirm(world);
    const answers = await Promise.all(
      Array.from({ length: MOST_API_KEYS + 4 }, () => busy.admin.change(issueApiKey, wanted)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(MOST_API_KEYS);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: "API_KEY_LIMIT" } });
  });

  it("of another firm cannot be revoked, or seen", async () => {
    const { id } = await issue();
    const stranger = await openFirm(world);
    expect(await stranger.admin.change(revokeApiKey, { keyId: id })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await stranger.admin.read(apiKeyList, undefined)).toEqual([]);
  });
});
