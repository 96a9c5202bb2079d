import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import type { Command } from "~/office/commands/command/define-command";
import { runCommand } from "~/office/commands/command/run-command.server";
import { FieldLevels } from "~/office/domain/permission/field-levels";
import { pinField } from "~/people/commands/permission/pin-field.server";
import { setFieldLevel } from "~/people/commands/permission/set-field-level.server";
import { fieldPins } from "~/people/queries/rights/field-pins.server";
import { roleRecord } from "~/people/queries/rights/role-record.server";

import { type Firm, openFirm, permissionsOf, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

const WISH = { field: "customer.email", level: "hidden", reason: "They need it not" };
const idOf = async (key: string, of = firm) =>
  (
    await ownerRows<{ id: string }>(world, "SELECT id FROM role WHERE tenant_id = $1 AND key = $2", [
      of.tenant.id,
      key,
    ])
  )[0]?.id ?? "";
const levelsOf = async (roleId: string) => (await firm.admin.read(roleRecord, { roleId }))?.role.levels ?? [];

/** Somebody of this one role who really holds it, seeing fields as it does. */
async function person(of: Firm, role: string) {
  const { staffId } = await of.collector(`A ${role}`);
  await ownerRows(world, "UPDATE staff_role SET role_id = $2 WHERE staff_id = $1", [
    staffId,
    await idOf(role, of),
  ]);
  const rules = [{ role: "compliance", field: "customer.tax_id", level: "read" as const, pinnedMax: null }];
  const fields = new FieldLevels([role], rules);
  const actor = {
    kind: "staff" as const,
    id: staffId,
    name: role,
    roles: [role],
    permissions: permissionsOf(role),
    fields,
  };
  const origin = { ip: null, userAgent: null, requestId: null };
  return <I, O>(command: Command<I, O>, input: unknown) =>
    runCommand(world.host, { tenant: of.tenant, actor, origin }, command, input);
}

describe("a role's level of a field", () => {
  it("becomes less at once, again and again, and stands in the role's history", async () => {
    const roleId = await idOf("collector");
    expect(yes(await firm.admin.change(setFieldLevel, { roleId, ...WISH })).waits).toBe(false);
    yes(await firm.admin.change(setFieldLevel, { roleId, ...WISH }));
    expect(await levelsOf(roleId)).toEqual([{ field: "customer.email", level: "hidden" }]);
    const record = await firm.admin.read(roleRecord, { roleId });
    expect(record?.versions.at(-1)).toMatchObject({
      type: "role.field_set",
      before: { field: "customer.email", level: "write" },
      after: { field: "customer.email", level: "hidden" },
    });
  });

  it("is refused without the right, for another firm's role, and for a field or level there is not", async () => {
    const roleId = await idOf("collector");
    expect(await firm.viewer.change(setFieldLevel, { roleId, ...WISH })).toMatchObject({
      refusal: { code: "FORBIDDEN", facts: { needed: "field_rule:update" } },
    });
    const other = await openFirm(world);
    expect(await other.admin.change(setFieldLevel, { roleId, ...WISH })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    for (const odd of [{ field: "customer.shoe_size" }, { level: "everything" }])
      expect(await firm.admin.change(setFieldLevel, { roleId, ...WISH, ...odd })).toMatchObject({
        refusal: { code: "VALIDATION" },
      });
  });

  it("nobody lets a role see more than they see themselves, and more waits for a second person", async () => {
    const of = await openFirm(world);
    const admin = await person(of, "admin");
    const compliance = await person(of, "compliance");
    const roleId = await idOf("support", of);
    const wish = { roleId, field: "customer.tax_id", level: "read", reason: "They check papers" };
    expect(await admin(setFieldLevel, wish)).toMatchObject({
      refusal: { fields: { level: "GRANT_LACKED" } },
    });
    expect(yes(await compliance(setFieldLevel, wish)).waits).toBe(true);
    const [waiting] = await ownerRows<{ id: string }>(
      world,
      "SELECT id FROM approval_request WHERE tenant_id = $1 AND act = 'role.set_field'",
      [of.tenant.id],
    );
    const rules = () => ownerRows(world, "SELECT level FROM field_rule WHERE role_id = $1", [roleId]);
    expect(await rules()).toEqual([]);
    yes(await admin(decideApproval, { approvalId: waiting?.id, decision: "approve" }));
    expect(await rules()).toEqual([{ level: "read" }]);
  });
});

describe("a pin", () => {
  it("is set at once by who may, goes above no role, and is taken away with a second person", async () => {
    const pin = { field: "customer.birth_date", level: "hidden", reason: "Law" };
    expect(await firm.manager.change(pinField, pin)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(yes(await firm.admin.change(pinField, pin)).waits).toBe(false);
    yes(await firm.admin.change(pinField, pin));
    const roleId = await idOf("collector");
    expect(
      await firm.admin.change(setFieldLevel, {
        ...WISH,
        roleId,
        field: "customer.birth_date",
        level: "read",
      }),
    ).toMatchObject({ refusal: { code: "FIELD_PINNED", facts: { pin: "hidden" } } });
    const found = (await firm.admin.read(fieldPins, undefined)).find(({ field }) => field === pin.field);
    expect(found).toEqual({ field: "customer.birth_date", pin: "hidden", whole: [] });

    const compliance = await person(firm, "compliance");
    expect(yes(await firm.admin.change(pinField, { ...pin, level: "write" })).waits).toBe(true);
    const [waiting] = await ownerRows<{ id: string }>(
      world,
      "SELECT id FROM approval_request WHERE tenant_id = $1 AND act = 'field.pin'",
      [firm.tenant.id],
    );
    yes(await compliance(decideApproval, { approvalId: waiting?.id, decision: "approve" }));
    const after = (await firm.admin.read(fieldPins, undefined)).find(({ field }) => field === pin.field);
    expect(after?.pin).toBeNull();
    expect(after?.whole?.map(({ key }) => key).sort()).toEqual(["compliance", "finance"]);
  });
});
