import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { refuseOverLimit } from "~/office/domain/permission/refuse-over-limit";
import { refuseOverCap } from "~/office/domain/setting/refuse-over-cap";

/** Who took which payments out of the house (spec 02 §13.5). */
export const recordPaymentExport = defineCommand(
  {
    name: "payment.export",
    permission: "payment:export",
    /** `rows` counted one beyond what the actor and the firm let leave at once */
    input: z.object({ filter: z.string().max(2000), rows: z.int().min(0).optional() }),
  },
  async (context, { filter, rows }) => {
    const over =
      refuseOverLimit(context.actor.permissions, "payment:export", { rows }) ??
      refuseOverCap(context.tenant, rows);
    if (over) return over;
    const subject = { type: "export", id: context.newId() };
    context.emit("export.run", subject, { category: "access", after: { list: "payments", filter } });
    return accept({ exportId: subject.id });
  },
);
