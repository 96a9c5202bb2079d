import { afterAll, beforeAll, expect, it } from "vitest";

import { IDLE_HEADER } from "~/people/domain/login/idle-header";
import { requireStaff } from "~/people/access/require-staff.server";

import { openFirm } from "../support/firm";
import { signedIn } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it("a page that only reads itself anew does not keep its session alive; a person who comes back does", async () => {
  const firm = await openFirm(world);
  const browser = await signedIn(world, firm.tenant.id, firm.admin.actor.id ?? "");
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const read = (idle: string | null) =>
    requireStaff(
      new Request("http://quittance.test/worklist", {
        headers: { cookie, host: "quittance.test", ...(idle === null ? {} : { [IDLE_HEADER]: idle }) },
      }),
      "account:read",
    );
  const longAgo = async (minutes: number) =>
    ownerRows(world, "UPDATE session SET last_seen_at = now() - make_interval(mins => $1) RETURNING id", [
      minutes,
    ]);

  await longAgo(20);
  const alone = await read("900");
  expect(Date.now() - alone.workedAt.getTime()).toBeGreaterThan(19 * 60_000);
  await longAgo(31);
  await expect(read("1560")).rejects.toMatchObject({ status: 302 });

  await longAgo(20);
  const back = await read("2");
  expect(Date.now() - back.workedAt.getTime()).toBeLessThan(60_000);
  const [row] = await ownerRows<{ fresh: boolean }>(
    world,
    "SELECT last_seen_at > now() - interval '1 minute' AS fresh FROM session WHERE tenant_id = $1",
    [firm.tenant.id],
  );
  expect(row?.fresh).toBe(true);
});
