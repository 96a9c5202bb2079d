import type { ClosePart } from "~/office/commands/close/close-part";
import { takeHoldsToReview } from "~/office/data/hold/legal-holds.server";
import { accept } from "~/office/domain/outcome";

import { tellHolders } from "./tell-holders.server";

/** Holds whose day of review has come: whoever may let them go looks whether they are still needed. */
export const reviewHolds: ClosePart = {
  async run(context, { day }) {
    const due = await takeHoldsToReview(context.db, day);
    for (const { id, reviewOn } of due) {
      const notice = { type: "hold_review", params: { day: reviewOn }, link: "/audit/holds" };
      await tellHolders(context, "legal_hold:release", { ...notice, groupKey: `hold_review:${id}` });
    }
    return accept({ counts: { holds_to_review: due.length }, sums: {}, errors: [], next: null });
  },
};
