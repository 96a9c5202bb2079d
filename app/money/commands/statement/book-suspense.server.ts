import type { CommandContext } from "~/office/commands/command/define-command";
import type { LedgerPlace } from "~/money/domain/ledger/apply-rule";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { suspenseEntry } from "~/money/domain/statement/intake/suspense-entry";
import type { AddedLine, LineForChange } from "~/money/data/statement/statement-lines.server";
import {
  listOpenSuspense,
  type PostedEntry,
  saveLineEntries,
} from "~/money/data/statement/suspense-entries.server";

const DESK = "collections";

/** PS10 or PS12 for every line that has an amount, in the running command; the line is the cause. */
export async function bookSuspense(
  context: CommandContext,
  eventId: string,
  lines: AddedLine[],
  bank: LedgerPlace,
): Promise<void> {
  const entries = lines
    .filter((line) => line.amount > 0n)
    .map((line) => ({
      lineId: line.id,
      draft: suspenseEntry(line, bank),
      causeKey: line.id,
      effectiveDate: line.bookingDate,
      narration: line.narrative || "Bank line",
    }));
  tell(context, eventId, await saveLineEntries(context.db, frameOf(context, eventId), entries));
}

/** The mirror of the suspense entries that still stand for these lines. */
export async function reverseSuspense(
  context: CommandContext,
  eventId: string,
  lines: LineForChange[],
  reason: string,
): Promise<void> {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const open = await listOpenSuspense(context.db, [...byId.keys()]);
  const entries = open.map(({ entryId, lineId, effectiveDate }) => {
    const line = byId.get(lineId)!;
    const draft = suspenseEntry(line, { code: line.code, dimensionId: line.bankAccountId });
    return {
      lineId,
      draft: { ...draft, lines: mirror(draft.lines) },
      causeKey: `reverse:${lineId}`,
      effectiveDate,
      narration: line.narrative || "Bank line",
      reverses: { entryId, reason },
    };
  });
  tell(context, eventId, await saveLineEntries(context.db, frameOf(context, eventId), entries));
}

function frameOf({ tenant, actor }: CommandContext, causeEventId: string) {
  return { tenant, actor, causeEventId, desk: DESK };
}

/** Each entry enters the event chain with its hash. */
function tell(context: CommandContext, causationId: string, posted: PostedEntry[]): void {
  for (const { id, ruleCode, hash, postingDate, voucherType, effectiveDate } of posted)
    context.emit(
      "journal_entry.posted",
      { type: "journal_entry", id },
      {
        after: { rule: ruleCode, hash, posting_date: postingDate, voucher_type: voucherType },
        effectiveDate,
        causationId,
        desk: DESK,
        category: "system",
      },
    );
}
