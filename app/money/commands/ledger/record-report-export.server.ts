import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { REPORT_FORMATS } from "~/money/domain/report/report-limits";
import { REPORT_NAMES } from "~/money/domain/report/report-name";

const input = z.strictObject({
  report: z.enum(REPORT_NAMES),
  format: z.enum(REPORT_FORMATS),
  /** the address's own question: days, account, sub-account */
  filter: z.string().max(2000),
});

/** Who took a report out of the house: reading in bulk is a fact of the log (spec 05 §13). */
export const recordReportExport = defineCommand(
  { name: "report.export", permission: "ledger:export", input },
  async (context, { report, format, filter }) => {
    const subject = { type: "export", id: context.newId() };
    context.emit("export.run", subject, { category: "access", after: { list: report, format, filter } });
    return accept({ exportId: subject.id });
  },
);
