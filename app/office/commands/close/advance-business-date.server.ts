import { saveBusinessDate } from "~/office/data/tenant/tenants.server";
import { addDays } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";

import type { ClosePart } from "./close-part";

/** The last step of a date: the firm's own today becomes the day after it, once and never back. */
export const advanceBusinessDate: ClosePart = {
  async run(context, { day }) {
    const to = addDays(day, 1);
    const moved = await saveBusinessDate(context.db, to);
    if (moved)
      context.emit(
        "business_date.advanced",
        { type: "tenant", id: context.tenant.id },
        { before: { business_date: day }, after: { business_date: to }, category: "system" },
      );
    return accept({ counts: { advanced: moved ? 1 : 0 }, sums: {}, errors: [], next: null });
  },
};
