import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { viewAs } from "~/people/commands/permission/view-as.server";

import * as layout from "../../../app/routes/_staff+/_layout";
import * as accountExport from "../../../app/routes/_staff+/accounts+/export";
import * as clients from "../../../app/routes/_staff+/settings+/clients";
import * as person from "../../../app/routes/_staff+/settings+/people_.$staffId";
import * as security from "../../../app/routes/_staff+/settings+/security";
import * as viewing from "../../../app/routes/_staff+/viewing";
import * as worklist from "../../../app/routes/_staff+/worklist";
import type { TestBrowser } from "../../support/browser";
import { type Firm, openFirm, yes } from "../../support/firm";
import { signedIn } from "../../support/login";
import { ownerRows } from "../../support/owner-rows";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let owner: TestBrowser;
let cora: Awaited<ReturnType<Firm["collector"]>>;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  owner = await signedIn(world, firm.tenant.id, firm.admin.actor.id ?? "");
  cora = await firm.collector("Cora");
  const [own] = await placeDebts(world, firm, [{ name: "Mia Own" }, { name: "Otto Other" }]);
  yes(await firm.admin.change(assignAccounts, { accountIds: [own?.id], staffId: cora.staffId }));
});
afterAll(() => world.close());

const start = () =>
  owner.post(person, `/settings/people/${cora.staffId}`, { act: "view" }, { staffId: cora.staffId });
const textOf = async (...page: Parameters<TestBrowser["open"]>) =>
  JSON.stringify((await owner.open(...page)).data, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
const log = () =>
  ownerRows<{ type: string; actor_id: string; path: string | null }>(
    world,
    "SELECT type, actor_id, after->>'path' AS path FROM event WHERE tenant_id = $1 AND type LIKE 'access.view%' ORDER BY id",
    [firm.tenant.id],
  );

describe("seeing what a colleague sees", () => {
  it("shows their pages under a banner, no page of their sign-in, and logs each under the viewer's name", async () => {
    expect((await start()).location).toBe("/dashboard");
    const frame = await owner.open(layout, "/worklist");
    expect(frame.data["viewAs"]).toMatchObject({ fullName: "Cora" });
    const list = await textOf(worklist, "/worklist");
    expect(list).toContain("Mia Own");
    expect(list).not.toContain("Otto Other");
    expect((await owner.open(clients, "/settings/clients")).status).toBe(403);
    expect((await owner.open(security, "/settings/security")).status).toBe(403);
    const viewer = firm.admin.actor.id;
    expect(await log()).toEqual([
      { type: "access.view_as_started", actor_id: viewer, path: null },
      ...["/worklist", "/worklist", "/settings/clients", "/settings/security"].map((path) => ({
        type: "access.viewed_as",
        actor_id: viewer,
        path,
      })),
    ]);
    const denied = await ownerRows(
      world,
      "SELECT id FROM event WHERE tenant_id = $1 AND type = 'access.denied'",
      [firm.tenant.id],
    );
    expect(denied).toEqual([]);
  });

  it("takes no write and gives no file, and ends at a press", async () => {
    for (const answer of [
      await owner.post(clients, "/settings/clients", { name: "Written meanwhile" }),
      await start(),
      await owner.open(accountExport, "/accounts/export"),
    ])
      expect(answer.status).toBe(403);
    expect((await owner.post(viewing, "/viewing", {})).location).toBe(`/settings/people/${cora.staffId}`);
    expect((await owner.open(layout, "/worklist")).data["viewAs"]).toBeNull();
    expect(await textOf(worklist, "/worklist")).toContain("Otto Other");
    expect((await log()).at(-1)).toMatchObject({ type: "access.view_as_ended" });
  });

  it("ends by itself after a quarter of an hour", async () => {
    await start();
    await ownerRows(
      world,
      "UPDATE session SET view_as_until = now() - interval '1 second' WHERE view_as_id IS NOT NULL",
    );
    expect((await owner.open(layout, "/worklist")).data["viewAs"]).toBeNull();
    expect((await owner.open(clients, "/settings/clients")).status).toBe(200);
    const [row] = await ownerRows<{ minutes: number }>(
      world,
      "SELECT extract(epoch FROM (after->>'until')::timestamptz - at)::int / 60 AS minutes FROM event WHERE type = 'access.view_as_started' ORDER BY id DESC LIMIT 1",
    );
    expect(row?.minutes).toBeGreaterThanOrEqual(14);
  });

  it("is for who may, for somebody else, in one's own session and firm, and a second time the same", async () => {
    const mine = async (of: Firm) =>
      (
        await ownerRows<{ id: string }>(world, "SELECT id FROM session WHERE principal_id = $1 LIMIT 1", [
          of.admin.actor.id,
        ])
      )[0]?.id ?? "";
    const sessionId = await mine(firm);
    const wish = { staffId: cora.staffId, sessionId };
    expect(await firm.manager.change(viewAs, wish)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await firm.admin.change(viewAs, { ...wish, staffId: firm.admin.actor.id })).toMatchObject({
      refusal: { code: "SELF_DEALING" },
    });
    const other = await openFirm(world);
    await signedIn(world, other.tenant.id, other.admin.actor.id ?? "");
    expect(await other.admin.change(viewAs, wish)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    const theirs = await mine(other);
    expect(await firm.admin.change(viewAs, { ...wish, sessionId: theirs })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    yes(await firm.admin.change(viewAs, wish));
    yes(await firm.admin.change(viewAs, wish));
    expect(await cora.change(createCreditor, { name: "Still not" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
  });
});
