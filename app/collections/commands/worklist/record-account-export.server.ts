import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";

/** Who took which accounts out of the house: reading in bulk is a fact of the log (spec 02 §13.5). */
export const recordAccountExport = defineCommand(
  {
    name: "account.export",
    permission: "account:export",
    input: z.object({ filter: z.string().max(2000) }),
  },
  async (context, { filter }) => {
    const subject = { type: "export", id: context.newId() };
    context.emit("export.run", subject, { category: "access", after: { list: "accounts", filter } });
    return accept({ exportId: subject.id });
  },
);
