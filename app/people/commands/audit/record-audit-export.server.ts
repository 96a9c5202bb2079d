import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { auditFilter } from "~/people/domain/audit/audit-filter";

const input = z.strictObject({ format: z.enum(["csv", "jsonl"]), filter: auditFilter });

/** Who took the log out, and which part of it. */
export const recordAuditExport = defineCommand(
  { name: "audit.export", permission: "audit:export", input },
  async (context, { format, filter }) => {
    const subject = { type: "export", id: context.newId() };
    context.emit("export.run", subject, { category: "access", after: { list: "audit", format, filter } });
    return Promise.resolve(accept({ exportId: subject.id }));
  },
);
