import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";

/** Who took which payments out of the house (spec 02 §13.5). */
export const recordPaymentExport = defineCommand(
  {
    name: "payment.export",
    permission: "payment:export",
    input: z.object({ filter: z.string().max(2000) }),
  },
  async (context, { filter }) => {
    const subject = { type: "export", id: context.newId() };
    context.emit("export.run", subject, { category: "access", after: { list: "payments", filter } });
    return accept({ exportId: subject.id });
  },
);
