import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { register } from "~/jobs/register.table";
import { runCommand } from "~/office/commands/command/run-command.server";
import { NO_PERMISSIONS, PermissionSet } from "~/office/domain/permission/permission-set";
import { templatesFor } from "~/people/domain/permission/role-templates.table";

import { type Firm, openFirm, permissionsOf } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

const commands = Object.values(register);
const origin = { ip: "203.0.113.7", userAgent: "matrix", requestId: "matrix" };

function as(role: string) {
  const permissions = role === "nobody" ? NO_PERMISSIONS : permissionsOf(role);
  return {
    tenant: firm.tenant,
    actor: { kind: "staff" as const, id: firm.admin.actor.id, name: role, roles: [role], permissions },
    origin,
  };
}

describe("command matrix", () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    "%s is refused without its permission, and the refusal is recorded",
    async (name, command) => {
      const answer = await runCommand(world.host, as("nobody"), command, {});
      expect(answer).toMatchObject({
        ok: false,
        refusal: { code: "FORBIDDEN", facts: { needed: command.permission } },
      });
      const log = await ownerRows(
        world,
        "SELECT id FROM event WHERE type = 'access.denied' AND command = $1",
        [name],
      );
      expect(log).toHaveLength(1);
    },
  );

  const roles = templatesFor(["collections"]).map((template) => template.key);
  it.each(roles.flatMap((role) => commands.map((command) => [role, command.name, command] as const)))(
    "a %s calling %s gets exactly what the template says",
    async (role, _name, command) => {
      const answer = await runCommand(world.host, as(role), command, { nonsense: true });
      const forbidden = !answer.ok && answer.refusal.code === "FORBIDDEN";
      expect(forbidden).toBe(!permissionsOf(role).has(command.permission));
    },
  );

  it("no staff role holds a permission that belongs to jobs or to the portal", () => {
    const internal = commands
      .map((command) => command.permission)
      .filter((permission) => /:(absorb|work|install|join|day_end|sign_in|pay)$/.test(permission));
    for (const role of roles)
      for (const permission of internal)
        expect(permissionsOf(role).has(permission), `${role} ${permission}`).toBe(false);
  });

  it("unknown and hostile input is a refusal that names the field, never a fault", async () => {
    const all = new PermissionSet(
      commands.map((command) => ({ permission: command.permission, scope: "all" as const })),
    );
    const call = { ...as("nobody"), actor: { ...as("nobody").actor, permissions: all } };
    for (const command of commands) {
      for (const input of [
        null,
        7,
        "x",
        [],
        { accountId: "../../etc" },
        { accountId: { $ne: 1 } },
        { amount: 1.5 },
      ]) {
        const answer = await runCommand(world.host, call, command, input);
        if (answer.ok)
          expect(["field_keys.reseal", "processor.connect", "mandate.send_notices"]).toContain(command.name);
        else expect(answer.refusal.code).toMatch(/^[A-Z_]+$/);
      }
    }
  });
});
