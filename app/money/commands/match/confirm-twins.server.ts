import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { daysBetween } from "~/office/domain/calendar-date";
import { accept, refuse } from "~/office/domain/outcome";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { listLinesForChange } from "~/money/data/statement/statement-lines.server";
import { saveNewTransfer } from "~/money/data/transfer/transfers.server";
import { TWIN_DAYS } from "~/money/domain/match/twin-days";

import { confirmLine } from "./confirm-line.server";

const input = z.object({
  lineId: z.uuid(),
  twinId: z.uuid(),
  /** as the person saw the line */
  version: z.coerce.number().int(),
});

/**
 * PS15: a debit line and a credit line of two own bank accounts of one kind, same amount, at most three days
 * apart, are one transfer that nobody had written down. Both are matched, or none.
 */
export const confirmTwins = defineCommand(
  { name: "match.confirm_twins", permission: "match:confirm", input, keyed: true },
  async (context, { lineId, twinId, version }) => {
    const lines = await listLinesForChange(context.db, [lineId, twinId]);
    const line = lines.find((one) => one.id === lineId);
    const twin = lines.find((one) => one.id === twinId);
    if (!line) return refuse("NOT_FOUND");
    if (!twin) return refuse("TARGET_UNKNOWN");
    if (line.state === "matched" || twin.state === "matched") return refuse("LINE_ALREADY_MATCHED");
    if (line.version !== version) return refuse("VERSION_CONFLICT");
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
      const made = await confirmLine(context, one, [
        { targetType: "transfer", targetId: id, amount: one.amount },
      ]);
      if (!made.ok) return made;
    }
    return accept({ transferId: id });
  },
);
