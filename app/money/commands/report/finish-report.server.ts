import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveDocument } from "~/office/data/document/documents.server";
import {
  findExportForChange,
  saveExportDone,
  type StoredExport,
} from "~/office/data/export/export-jobs.server";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept, refuse } from "~/office/domain/outcome";
import { listHoldersAmong } from "~/people/data/staff/permission-holders.server";
import { KEPT_DAYS } from "~/money/domain/report/report-limits";

const MS_PER_DAY = 86_400_000;

const input = z.object({
  exportId: z.uuid(),
  rows: z.int().min(0),
  storageKey: z.string().min(1).max(300),
  fileName: z.string().min(1).max(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.bigint().min(0n),
  mime: z.string().min(1).max(100),
});

/** The file is there: its reader is told by the bell, and by mail where a schedule asked. Refusal: STALE_JOB. */
export const finishReport = defineCommand(
  { name: "report.finish", permission: "report:work", input },
  async (context, { exportId, rows, ...file }) => {
    const { db, now } = context;
    const asked = await findExportForChange(db, exportId);
    if (asked?.state !== "running") return refuse("STALE_JOB");
    const documentId = context.newId();
    const sha256 = Buffer.from(file.sha256, "hex");
    await saveDocument(db, {
      ...file, sha256, id: documentId, type: "report", owner: { type: "staff", id: asked.requestedBy }, title: file.fileName,
      createdBy: { kind: context.actor.kind, id: context.actor.id },
    }); // prettier-ignore
    const days = asked.scheduleId ? KEPT_DAYS.scheduled : KEPT_DAYS.asked;
    const expiresAt = new Date(now.getTime() + days * MS_PER_DAY);
    await saveExportDone(db, { id: exportId, documentId, rows, sha256, expiresAt });
    const { dataset, format, filter, requestedBy } = asked;
    context.emit(
      "export.run",
      { type: "export", id: exportId },
      {
        category: "access",
        after: { list: dataset, format, filter, rows, sha256: file.sha256, for: requestedBy },
      },
    );
    await tell(context, asked, { rows, days });
    return accept({ documentId, expiresAt });
  },
);

/** Figures of the firm leave only to somebody who signs in: the mail carries a link, never the file. */
async function tell(
  context: CommandContext,
  { id, dataset, requestedBy, scheduleId }: StoredExport,
  { rows, days }: { rows: number; days: number },
): Promise<void> {
  const link = `/ledger/reports#export-${id}`;
  const params = { report: dataset, count: rows };
  const notice = { id: context.newId(), recipientId: requestedBy, type: "report_ready", params, link };
  await saveNotification(context.db, { ...notice, groupKey: `report:${id}` });
  const about = { type: "staff", id: requestedBy };
  context.emit("notification.created", about, { after: { notification_id: notice.id }, category: "system" });
  if (!scheduleId) return;
  const [reader] = await listHoldersAmong(context.db, [requestedBy], "ledger:export", context.today);
  if (!reader) return;
  context.enqueue("send-email", {
    to: reader.email,
    letter: "report_ready",
    params: { fullName: reader.fullName, report: dataset, count: rows, days, path: link },
  });
}
