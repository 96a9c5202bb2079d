import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";

const input = z.object({ from: z.iso.date(), to: z.iso.date(), format: z.enum(["csv", "journal"]) });

/** Who took the books out of the house: reading in bulk is a fact of the log (spec 05 §13). */
export const recordJournalExport = defineCommand(
  { name: "ledger.export", permission: "ledger:export", input },
  async (context, range) => {
    const subject = { type: "export", id: context.newId() };
    context.emit("export.run", subject, { category: "access", after: { list: "journal", ...range } });
    return accept({ exportId: subject.id });
  },
);
