import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { refuseOverLimit } from "~/office/domain/permission/refuse-over-limit";
import { refuseOverCap } from "~/office/domain/setting/refuse-over-cap";

/** Who took which accounts out of the house: reading in bulk is a fact of the log (spec 02 §13.5). */
export const recordAccountExport = defineCommand(
  {
    name: "account.export",
    permission: "account:export",
    /** `rows` counted one beyond what the actor and the firm let leave at once */
    input: z.object({ filter: z.string().max(2000), rows: z.int().min(0).optional() }),
  },
  async (context, { filter, rows }) => {
    const over =
      refuseOverLimit(context.actor.permissions, "account:export", { rows }) ??
      refuseOverCap(context.tenant, rows);
    if (over) return over;
    const subject = { type: "export", id: context.newId() };
    context.emit("export.run", subject, { category: "access", after: { list: "accounts", filter } });
    return accept({ exportId: subject.id });
  },
);
