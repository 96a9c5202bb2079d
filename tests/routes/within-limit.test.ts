import { afterAll, beforeAll, expect, it } from "vitest";

import { withinLimit } from "~/people/access/identity/within-limit.server";

import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const use = (who: string) => withinLimit("knock", who, 3, 60);

it("as many uses as are allowed, and not one more, whichever process they come to", async () => {
  expect([await use("a"), await use("a")]).toEqual([true, true]);
  // the third came to another process
  await ownerRows(world, "UPDATE rate_limit SET points = points + 1 WHERE key = 'knock:a' RETURNING key");
  expect(await use("a")).toBe(false);
  expect(await use("b")).toBe(true);
});

it("what the database forgets is forgotten", async () => {
  for (let time = 0; time < 4; time += 1) await use("c");
  expect(await use("c")).toBe(false);
  await ownerRows(world, "UPDATE rate_limit SET expire = 0 WHERE key = 'knock:c' RETURNING key");
  expect(await use("c")).toBe(true);
});
