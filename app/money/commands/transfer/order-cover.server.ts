import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { Subject } from "~/office/domain/event/event-draft";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { getOperatingBank, saveNewTransfer } from "~/money/data/transfer/transfers.server";
import { coverOrdered } from "~/money/domain/ledger/posting-rules";

/**
 * PS24: the firm tops client trust up, ordered in the transaction of the event that caused it and due the same
 * business day; the bank's two lines settle it. `partyId` is the sub-account of 2320 it stands on.
 */
export async function orderCover(
  context: CommandContext,
  cover: {
    eventId: string;
    key: string;
    effectiveDate: CivilDate;
    subject: Subject;
    trustBankId: string;
    partyId: string;
    amount: bigint;
    narration: string;
  },
): Promise<string> {
  const { eventId, key, effectiveDate, subject, narration, trustBankId, partyId, amount } = cover;
  const id = context.newId();
  const { currency } = context.tenant;
  await saveNewTransfer(context.db, {
    id, kind: "cover", sourceId: await getOperatingBank(context.db), destinationId: trustBankId, amount, currency, partyId, receivable: null,
    causeEventId: eventId, dueOn: context.today, createdBy: { kind: context.actor.kind, id: context.actor.id },
  }); // prettier-ignore
  await postEntry(
    context,
    { eventId, key, effectiveDate, narration, subject },
    coverOrdered(trustBankId, partyId, amount),
  );
  context.emit(
    "transfer.ordered",
    { type: "transfer", id },
    { related: [subject], after: { kind: "cover", amount, currency }, causationId: eventId },
  );
  return id;
}
