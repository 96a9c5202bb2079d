import { afterAll, beforeAll, expect, it } from "vitest";

import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { setCollectorCapacity } from "~/collections/commands/worklist/set-collector-capacity.server";
import { collectorLoads } from "~/collections/queries/collector-loads.server";
import { newId } from "~/platform/ids/new-id";

import { openFirm, yes } from "../../support/firm";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it("a lower capacity takes no account away and stops new ones", async () => {
  const firm = await openFirm(world);
  const { staffId } = await firm.collector();
  const [first, second] = await placeDebts(world, firm, [{}, { name: "Ben Other" }]);
  yes(await firm.admin.change(assignAccounts, { accountIds: [first?.id], staffId }));
  yes(await firm.admin.change(setCollectorCapacity, { staffId, maxAccounts: "1" }));
  const loads = await firm.admin.read(collectorLoads, undefined);
  expect(loads.map(({ open, capacity }) => ({ open, capacity }))).toEqual([{ open: 1, capacity: 1 }]);
  const refused = await firm.admin.change(assignAccounts, { accountIds: [second?.id], staffId });
  expect(refused.ok ? null : refused.refusal.code).toBe("CAPACITY_EXCEEDED");
});

it("a capacity out of bounds and a collector of nobody are refused", async () => {
  const firm = await openFirm(world);
  const { staffId } = await firm.collector();
  for (const maxAccounts of ["-1", "10001", "1.5", "many"]) {
    const refused = await firm.admin.change(setCollectorCapacity, { staffId, maxAccounts });
    expect(refused).toMatchObject({ ok: false, refusal: { fields: { maxAccounts: "CAPACITY_BOUNDS" } } });
  }
  const nobody = await firm.admin.change(setCollectorCapacity, { staffId: newId(), maxAccounts: 5 });
  expect(nobody).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
});
