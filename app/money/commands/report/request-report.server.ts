import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveExport } from "~/office/data/export/export-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";
import { REPORT_FORMATS } from "~/money/domain/report/report-limits";
import { REPORT_NAMES } from "~/money/domain/report/report-name";

const input = z.object({
  report: z.enum(REPORT_NAMES, "REQUIRED"),
  format: z.enum(REPORT_FORMATS, "REQUIRED"),
  /** the page's own question: days, account, sub-account */
  filter: z.string().max(2000, "TOO_LONG").default(""),
  language: z.string().min(2).max(12),
});

/** Asks the worker for a report as a file; it is made with the asker's rights. Refusal: STAFF_ONLY. */
export const requestReport = defineCommand(
  { name: "report.request", permission: "ledger:export", input },
  async (context, { report, format, filter, language }) => {
    const requestedBy = context.actor.id;
    if (context.actor.kind !== "staff" || !requestedBy) return refuse("STAFF_ONLY");
    const id = context.newId();
    await saveExport(context.db, { id, dataset: report, format, filter, language, requestedBy });
    context.emit("export.requested", { type: "export", id }, { after: { list: report, format, filter } });
    context.enqueue("make-report", { exportId: id });
    return accept({ exportId: id });
  },
);
