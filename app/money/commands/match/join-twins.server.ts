import type { CommandContext } from "~/office/commands/command/define-command";
import { daysBetween } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import type { LineForChange } from "~/money/data/statement/statement-lines.server";
import { saveNewTransfer } from "~/money/data/transfer/transfers.server";
import { TWIN_DAYS } from "~/money/domain/match/twin-days";

import { confirmLine, type Confirmation } from "./confirm-line.server";

/** PS15: two locked lines of own bank accounts of one kind become the two ends of a transfer, or neither does. */
export async function joinTwins(
  context: CommandContext,
  line: LineForChange,
  twin: LineForChange,
  why?: Confirmation,
): Promise<Outcome<{ transferId: string }>> {
  if (line.state === "matched" || twin.state === "matched") return refuse("LINE_ALREADY_MATCHED");
  const apart = Math.abs(daysBetween(line.bookingDate, twin.bookingDate));
  const alike = line.amount === twin.amount && line.matched === 0n && twin.matched === 0n;
  if (!alike || line.side === twin.side || apart > TWIN_DAYS) return refuse("NOT_TWINS");
  const [sent, arrived] = line.side === "D" ? [line, twin] : [twin, line];
  const source = await findBankAccount(context.db, sent.bankAccountId);
  const destination = await findBankAccount(context.db, arrived.bankAccountId);
  if (!source || !destination || source.id === destination.id || source.kind !== destination.kind)
    return refuse("NOT_TWINS");
  const id = context.newId();
  const { currency } = context.tenant;
  const causeEventId = context.emit(
    "transfer.found",
    { type: "transfer", id },
    { after: { kind: "own", amount: line.amount, currency }, effectiveDate: sent.bookingDate },
  );
  await saveNewTransfer(context.db, {
    id, kind: "own", sourceId: source.id, destinationId: destination.id, amount: line.amount, currency, partyId: null, receivable: null,
    causeEventId, dueOn: context.today, createdBy: { kind: context.actor.kind, id: context.actor.id },
  }); // prettier-ignore
  for (const one of [sent, arrived]) {
    const parts = [{ targetType: "transfer", targetId: id, amount: one.amount }];
    const made = await confirmLine(context, one, parts, why);
    if (!made.ok) return made;
  }
  return accept({ transferId: id });
}
