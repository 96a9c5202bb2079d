import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { countRoleHolders, findRoleForChange, saveRoleRetired } from "~/people/data/permission/roles.server";

/** Ends a role of the firm's own that nobody holds: nobody can be given it again. Refusals: ROLE_SYSTEM, ROLE_HELD. */
export const retireRole = defineCommand(
  { name: "role.retire", permission: "role:update", input: z.object({ roleId: z.uuid() }) },
  async (context, { roleId }) => {
    const role = await findRoleForChange(context.db, roleId);
    if (!role) return refuse("NOT_FOUND");
    if (role.system) return refuse("ROLE_SYSTEM");
    if (role.state === "retired") return accept({ roleId });
    if ((await countRoleHolders(context.db, roleId, context.today)) > 0) return refuse("ROLE_HELD");
    await saveRoleRetired(context.db, roleId);
    context.emit(
      "role.retired",
      { type: "role", id: roleId },
      { before: { state: role.state }, after: { state: "retired", name: role.name } },
    );
    return accept({ roleId });
  },
);
