import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { findBatch, isMigrationDone, saveBatchPosted } from "~/money/data/opening/opening-batches.server";
import { openingEntry } from "~/money/domain/opening/opening-rows";

const input = z.object({
  batchId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** Checked rows are put before a second person. */
export const proposeOpening = defineCommand(
  { name: "opening.propose", permission: "journal:create", input },
  async (context, { batchId, reason }) => {
    const batch = await findBatch(context.db, batchId, "change");
    if (!batch) return refuse("NOT_FOUND");
    if (batch.state === "posted") return refuse("ALREADY_DONE");
    if (batch.state === "faulty") return refuse("ROWS_AT_FAULT");
    const amount = batch.debits > batch.credits ? batch.debits : batch.credits;
    const subject = { type: "opening_batch", id: batchId };
    return requestApproval(context, { act: "opening.post", subject, payload: {}, reason, amount });
  },
);

/** The second person agreed: PS21, an entry per row, dated the day before the first open month. */
export const postApprovedOpening: ApprovedAct = {
  permission: ACT_RIGHTS["opening.post"],
  async run(context, approval) {
    const batch = await findBatch(context.db, approval.subject.id, "change");
    if (!batch) return refuse("NOT_FOUND");
    if (batch.state !== "checked") return refuse("ALREADY_DONE");
    if (await isMigrationDone(context.db, context.today)) return refuse("MIGRATION_DONE");
    const { datedOn: effectiveDate } = batch;
    const eventId = context.emit("opening.posted", approval.subject, {
      effectiveDate,
      after: { rows: batch.rows.length },
    });
    for (const row of batch.rows) {
      await postEntry(
        context,
        {
          eventId, key: `${batch.id}:${row.row}`, effectiveDate, narration: "Opening balance", subject: approval.subject, madeBy: approval.madeBy,
          checkedBy: { kind: context.actor.kind, id: context.actor.id },
        },
        openingEntry(row),
      ); // prettier-ignore
    }
    await saveBatchPosted(context.db, batch.id);
    return accept({ posted: batch.rows.length });
  },
};
