import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { retireRole } from "~/people/commands/permission/retire-role.server";
import { saveRole } from "~/people/commands/permission/save-role.server";
import type { RolePreview } from "~/people/domain/permission/outlook/role-outlook";

import * as edit from "../../../app/routes/_staff+/settings+/roles+/edit";
import * as list from "../../../app/routes/_staff+/settings+/roles+/_index";
import * as page from "../../../app/routes/_staff+/settings+/roles+/$roleId";
import { refusalOf, type TestBrowser } from "../../support/browser";
import { type Firm, openFirm, yes } from "../../support/firm";
import { signedIn } from "../../support/login";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

const EDIT = "/settings/roles/edit";
const ROLE = { roleId: null, name: "Night desk", lines: "creditor:create@all", reason: "At night" };

let world: World;
let firm: Firm;
let owner: TestBrowser;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  owner = await signedIn(world, firm.tenant.id, firm.admin.actor.id ?? "");
});
afterAll(() => world.close());

const rolesOf = (name: string) =>
  ownerRows<{ id: string; state: string; role_version: number }>(
    world,
    "SELECT id, state, role_version FROM role WHERE tenant_id = $1 AND name = $2",
    [firm.tenant.id, name],
  );
const previewOf = (seen: { data: Record<string, unknown> }) => seen.data["preview"] as RolePreview;
const idOf = async (key: string) =>
  (
    await ownerRows<{ id: string }>(world, "SELECT id FROM role WHERE tenant_id = $1 AND key = $2", [
      firm.tenant.id,
      key,
    ])
  )[0]?.id ?? "";

describe("a role's next version", () => {
  it("is previewed: who gains and loses what, and which acts of the last 30 days would have gone otherwise", async () => {
    const { roleId } = yes(await firm.admin.change(saveRole, ROLE));
    const nora = await firm.collector("Nora");
    await ownerRows(world, "UPDATE staff_role SET role_id = $2 WHERE staff_id = $1", [nora.staffId, roleId]);
    const actor = { ...nora.actor, permissions: firm.admin.actor.permissions };
    Object.assign(nora.actor, actor);
    yes(await nora.change(createCreditor, { name: "Made by Nora" }));
    const browser = await signedIn(world, firm.tenant.id, nora.staffId);
    expect((await browser.open(list, "/settings/roles")).status).toBe(403);

    const seen = await owner.post(edit, `${EDIT}?role=${roleId}`, {
      act: "preview",
      name: "Night desk",
      "scope:role:read": "all",
      "scope:note:create": "team",
      "limit:note:create": "max_per_day: 5",
    });
    expect(seen.status).toBe(200);
    const { change, outlook, waits } = previewOf(seen);
    expect(waits).toBe(false);
    const gained = ["note:create@team{max_per_day: 5}", "role:read@all"];
    expect(change).toEqual({ gained, lost: ["creditor:create@all"] });
    expect(outlook.people).toMatchObject([{ fullName: "Nora", gained, lost: ["creditor:create@all"] }]);
    expect(outlook.acts).toMatchObject([
      { fullName: "Nora", command: "page.open", acts: 1, verdict: "allowed" },
      { fullName: "Nora", command: "creditor.create", acts: 1, verdict: "refused" },
    ]);
    expect(await rolesOf("Night desk")).toMatchObject([{ role_version: 1 }]);
  });

  it("is saved as it was previewed, with a fresh second factor, and stands in the history", async () => {
    const roleId = (await rolesOf("Night desk"))[0]?.id ?? "";
    const path = `${EDIT}?role=${roleId}`;
    const wish = { name: "Night desk", reason: "Less at night", "scope:note:create": "team" };
    const preview = previewOf(await owner.post(edit, path, { act: "preview", ...wish }));
    const save = { act: "save", previewed: preview.lines };
    const other = await owner.post(edit, path, { ...save, ...wish, "scope:note:create": "all" });
    expect(refusalOf(other)).toBe("PREVIEW_STALE");
    await ownerRows(world, "UPDATE session SET factor_at = now() - interval '11 minutes'");
    const tired = await owner.post(edit, path, { ...save, ...wish });
    expect(tired.status).toBe(403);
    expect(refusalOf(tired)).toBe("STEP_UP_REQUIRED");
    expect(previewOf(tired).lines).toBe(preview.lines);
    await ownerRows(world, "UPDATE session SET factor_at = now()");
    expect(refusalOf(await owner.post(edit, path, { ...save, ...wish, reason: "" }))).toBe("REQUIRED");
    expect((await owner.post(edit, path, { ...save, ...wish })).location).toBe(`/settings/roles/${roleId}`);
    const record = await owner.open(page, `/settings/roles/${roleId}`, { roleId });
    expect(record.data["versions"]).toMatchObject([
      {
        type: "role.changed",
        after: { version: 2, gained: ["note:create@team"], lost: ["creditor:create@all"] },
      },
      { type: "role.created" },
    ]);
  });

  it("says at the permission what is wrong with it", async () => {
    const preview = (fields: Record<string, string>) =>
      owner.post(edit, EDIT, { act: "preview", name: "Other desk", ...fields });
    const fieldsOf = async (fields: Record<string, string>) =>
      (await preview(fields)).data["refusal"] as { code: string; fields: Record<string, string> };
    const pair = { "scope:payout:prepare": "all", "scope:payout:release": "all" };
    expect(await fieldsOf(pair)).toMatchObject({
      code: "SOD_CONFLICT",
      fields: { "scope:payout:prepare": "SOD_CONFLICT", "scope:payout:release": "SOD_CONFLICT" },
    });
    expect(await fieldsOf({ "scope:settlement:approve": "all" })).toMatchObject({
      code: "GRANT_LACKED",
      fields: { "scope:settlement:approve": "GRANT_LACKED" },
    });
    expect(await fieldsOf({ "scope:note:create": "all", "limit:note:create": "now and then" })).toMatchObject(
      {
        fields: { "limit:note:create": "LIMIT_FORMAT" },
      },
    );
    expect(await fieldsOf({ "scope:note:create": "all", name: "Night desk" })).toMatchObject({
      fields: { name: "DUPLICATE" },
    });
    expect((await preview({})).status).toBe(422);
    const system = await owner.post(edit, `${EDIT}?role=${await idOf("viewer")}`, {
      act: "preview",
      name: "Viewer",
      "scope:note:read": "all",
    });
    expect(refusalOf(system)).toBe("ROLE_SYSTEM");
  });
});

describe("a role's end", () => {
  it("waits until nobody holds it; then it is given to nobody, and a second time changes nothing", async () => {
    const [role] = await rolesOf("Night desk");
    const roleId = role?.id ?? "";
    expect(await firm.admin.change(retireRole, { roleId })).toMatchObject({ refusal: { code: "ROLE_HELD" } });
    await ownerRows(world, "DELETE FROM staff_role WHERE role_id = $1", [roleId]);
    expect(await firm.viewer.change(retireRole, { roleId })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const other = await openFirm(world);
    expect(await other.admin.change(retireRole, { roleId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const retired = await owner.post(page, `/settings/roles/${roleId}`, { act: "retire" }, { roleId });
    expect(retired.location).toBe("/settings/roles");
    yes(await firm.admin.change(retireRole, { roleId }));
    expect(await rolesOf("Night desk")).toMatchObject([{ state: "retired" }]);
    expect(await firm.admin.change(saveRole, { ...ROLE, roleId })).toMatchObject({
      refusal: { code: "ROLE_SYSTEM" },
    });
    expect(await firm.admin.change(retireRole, { roleId: await idOf("viewer") })).toMatchObject({
      refusal: { code: "ROLE_SYSTEM" },
    });
  });
});
