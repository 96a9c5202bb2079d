import type { ClosePart } from "~/office/commands/close/close-part";
import { addDays, startOfDay } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";
import { receiverOf } from "~/money/commands/desk/desk-receiver";
import { savePaymentsCleared } from "~/money/data/close/cleared-payments.server";
import { saveDueHoldsEnded } from "~/money/data/ledger/holds.server";

const CHUNK = 1000;

/** PR03: money whose return window ended is available, and its payment cleared on the date that closes. */
export const clearWindows: ClosePart = {
  async run(context, { day }) {
    const until = startOfDay(addDays(day, 1), context.tenant.timeZone);
    const ended = await saveDueHoldsEnded(context.db, { uncleared: true, until, limit: CHUNK });
    const owners = ended.filter(({ owner }) => owner.type === "payment").map(({ owner }) => owner.id);
    const cleared = await savePaymentsCleared(context.db, [...new Set(owners)], day);
    for (const { id, purpose, targetType, targetId } of cleared) {
      context.emit(
        "payment.cleared",
        { type: "payment", id },
        {
          related: targetId ? [{ type: targetType, id: targetId }] : [],
          effectiveDate: day,
          category: "system",
        },
      );
      const reckoned = await receiverOf(context, purpose).reckon(context, {
        paymentId: id,
        on: day,
        causeKey: `cleared:${context.newId()}`,
      });
      if (!reckoned.ok) return reckoned;
    }
    const amount = ended.reduce((sum, { freed }) => sum + freed, 0n);
    const counts = { holds_released: ended.length, payments_cleared: cleared.length };
    return accept({
      counts,
      sums: { released: amount },
      errors: [],
      next: ended.length < CHUNK ? null : "more",
    });
  },
};
