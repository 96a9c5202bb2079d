import { afterAll, beforeAll, expect, it } from "vitest";

import { changeAddressName } from "~/people/commands/tenant/change-address-name.server";
import { acrossTenantsSlugTaken } from "~/people/data/login/user-accounts.server";
import { acrossTenantsTenantBySlug } from "~/people/data/session/sessions.server";

import { loader } from "../../../../app/routes/_portal+/_layout";
import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { openWorld, type World } from "../../../support/world";

let world: World;
let firm: Firm;
let other: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world, { slug: "harbor-old" });
  other = await openFirm(world, { slug: "keystone" });
});
afterAll(() => world.close());

const rename = (of: Firm, slug: string) => of.admin.change(changeAddressName, { slug });

async function open(slug: string, rest = ""): Promise<string> {
  const request = new Request(`http://quittance.test/portal/${slug}${rest}`);
  const context = { cspNonce: "n", requestId: "r" };
  return Promise.resolve(loader({ request, params: { slug }, context })).then(
    () => "served",
    (thrown: unknown) => (thrown as Response).headers.get("location") ?? String((thrown as Response).status),
  );
}

it("an address name changes at once; the old one leads to it for ninety days and is nobody else's meanwhile", async () => {
  yes(await rename(firm, "harbor-new"));
  expect(await open("harbor-new")).toBe("served");
  expect(await open("harbor-old", "/home?x=1")).toBe("/portal/harbor-new/home?x=1");
  expect(await open("nobody-here")).toBe("404");
  expect(await rename(other, "harbor-old")).toMatchObject({ refusal: { fields: { slug: "SLUG_TAKEN" } } });
  expect(await acrossTenantsSlugTaken(world.host.database, "harbor-old")).toBe(true);
  await ownerRows(world, "UPDATE former_slug SET until_at = now() - interval '1 second'");
  expect(await open("harbor-old")).toBe("404");
  yes(await rename(other, "harbor-old"));
  expect((await acrossTenantsTenantBySlug(world.host.database, "harbor-old"))?.id).toBe(other.tenant.id);
  const events = await ownerRows(world, "SELECT 1 FROM event WHERE type = 'tenant.address_name_changed'");
  expect(events).toHaveLength(2);
});

it("a name that is another firm's, ours, malformed or the same is refused", async () => {
  const now = { ...firm, tenant: { ...firm.tenant, slug: "harbor-new" } };
  for (const [slug, code] of [
    ["admin", "SLUG_TAKEN"],
    ["harbor-old", "SLUG_TAKEN"],
    ["A b", "SLUG_FORMAT"],
    ["x", "SLUG_FORMAT"],
    [firm.tenant.slug, "SLUG_SAME"],
  ] as const)
    expect(await rename(now, slug), slug).toMatchObject({ refusal: { fields: { slug: slug === firm.tenant.slug ? expect.any(String) as string : code } } }); // prettier-ignore
  const collector = await firm.collector();
  expect(await collector.change(changeAddressName, { slug: "another" })).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
});

it("nobody keeps many names from others", async () => {
  const greedy = await openFirm(world, { slug: "greedy-0" });
  for (let n = 1; n <= 3; n += 1) {
    const facts = await acrossTenantsTenantBySlug(world.host.database, `greedy-${n - 1}`);
    Object.assign(greedy.tenant, { slug: facts?.slug });
    yes(await rename(greedy, `greedy-${n}`));
  }
  expect(await rename(greedy, "greedy-4")).toMatchObject({ refusal: { code: "SLUG_TOO_OFTEN" } });
});
