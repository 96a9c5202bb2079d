import type { ClosePart } from "~/office/commands/close/close-part";
import { addDays, startOfDay } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";
import { saveDueHoldsEnded } from "~/money/data/ledger/holds.server";

const CHUNK = 1000;

/** Holds whose time is over give their money back. */
export const expireHolds: ClosePart = {
  async run(context, { day }) {
    const until = startOfDay(addDays(day, 1), context.tenant.timeZone);
    const ended = await saveDueHoldsEnded(context.db, { uncleared: false, until, limit: CHUNK });
    for (const { id, owner } of ended)
      context.emit("hold.expired", { type: "hold", id }, { related: [owner], category: "system" });
    const amount = ended.reduce((sum, { freed }) => sum + freed, 0n);
    const next = ended.length < CHUNK ? null : "more";
    return accept({ counts: { holds_expired: ended.length }, sums: { expired: amount }, errors: [], next });
  },
};
