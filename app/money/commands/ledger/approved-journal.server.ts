import { z } from "zod";

import type { ApprovedAct } from "~/office/commands/approval/request-approval.server";
import { refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { listLedgerCodes } from "~/money/data/ledger/chart.server";
import { findEntryForReversal } from "~/money/data/ledger/entries.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { toManualEntry } from "~/money/domain/ledger/manual-journal";

import { postEntry } from "./post-entry.server";

const stored = z.object({
  effective_date: z.iso.date(),
  narration: z.string(),
  lines: z.array(z.object({ code: z.string(), dr: z.coerce.bigint(), cr: z.coerce.bigint() })),
});

/** A second person agreed: PS20 is posted, made by the one and checked by the other. */
export const postApprovedJournal: ApprovedAct = {
  permission: ACT_RIGHTS["journal.post"],
  async run(context, approval) {
    const { effective_date: effectiveDate, narration, lines } = stored.parse(approval.payload);
    // the chart may have changed since it was asked for
    const chart = await listLedgerCodes(context.db, context.tenant.currency);
    const entry = toManualEntry({ effectiveDate, narration, lines }, chart);
    if (!entry.ok) return entry;
    const eventId = context.emit("journal.approved", approval.subject, { effectiveDate });
    const entryId = await postEntry(
      context,
      {
        eventId, key: approval.id, effectiveDate, narration, subject: approval.subject, madeBy: approval.madeBy,
        checkedBy: { kind: context.actor.kind, id: context.actor.id }, adjusts: context.actor.permissions.has("journal:adjust"),
      },
      entry.value,
    ); // prettier-ignore
    return { ok: true, value: { entryId } };
  },
};

/** The mirror of every line, effective when the original was. */
export const postApprovedReversal: ApprovedAct = {
  permission: ACT_RIGHTS["journal.reverse"],
  async run(context, approval) {
    const original = await findEntryForReversal(context.db, approval.subject.id);
    if (!original) return refuse("NOT_FOUND");
    if (original.reversedBy) return refuse("ALREADY_REVERSED", { facts: { entryId: original.reversedBy } });
    const { effectiveDate, narration, ruleCode, voucherType } = original;
    const eventId = context.emit("journal.reversed", approval.subject, {
      after: { reason: approval.reason },
    });
    const entryId = await postEntry(
      context,
      {
        eventId, key: approval.id, effectiveDate, narration, subject: approval.subject, madeBy: approval.madeBy,
        checkedBy: { kind: context.actor.kind, id: context.actor.id }, adjusts: context.actor.permissions.has("journal:adjust"),
        reverses: { entryId: original.id, reason: approval.reason },
      },
      { ruleCode, voucherType, lines: mirror(original.lines) },
    ); // prettier-ignore
    return { ok: true, value: { entryId } };
  },
};
