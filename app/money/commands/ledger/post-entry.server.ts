import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { Subject } from "~/office/domain/event/event-draft";
import { saveEntry } from "~/money/data/ledger/entries.server";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";

export interface PostingCause {
  /** the entry's id, when something written before it must carry it */
  entryId?: string;
  eventId: string;
  key: string;
  effectiveDate: CivilDate;
  narration: string;
  subject: Subject;
  reverses?: { entryId: string; reason: string };
  madeBy?: { kind: string; id: string | null };
  checkedBy?: { kind: string; id: string | null };
  adjusts?: boolean;
}

/**
 * Posts an entry inside the running command and puts it into the event chain: `journal_entry.posted`
 * carries its hash. A broken ledger rule ends the command with the ledger's code. Returns the entry id.
 */
export async function postEntry(
  context: CommandContext,
  cause: PostingCause,
  draft: EntryDraft,
): Promise<string> {
  const id = cause.entryId ?? context.newId();
  const { tenant, actor } = context;
  const { hash, postingDate } = await saveEntry(
    context.db,
    {
      id,
      tenant,
      actor,
      causeEventId: cause.eventId,
      causeKey: cause.key,
      effectiveDate: cause.effectiveDate,
      narration: cause.narration,
      subject: cause.subject,
      desk: "collections",
      reverses: cause.reverses,
      madeBy: cause.madeBy,
      checkedBy: cause.checkedBy,
      adjusts: cause.adjusts,
    },
    draft,
  );
  context.emit(
    "journal_entry.posted",
    { type: "journal_entry", id },
    {
      after: { rule: draft.ruleCode, hash, posting_date: postingDate, voucher_type: draft.voucherType },
      effectiveDate: cause.effectiveDate,
      causationId: cause.eventId,
      desk: "collections",
      category: "system",
    },
  );
  return id;
}
