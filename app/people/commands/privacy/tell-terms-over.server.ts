import type { ClosePart } from "~/office/commands/close/close-part";
import { addDays } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";
import { listTermsEnded } from "~/people/data/customer/kept-people.server";

import { tellHolders } from "./tell-holders.server";

/** People kept apart whose last term ended the day before: whoever may erase them hears that nothing keeps them any more. */
export const tellTermsOver: ClosePart = {
  async run(context, { day }) {
    const free = await listTermsEnded(context.db, addDays(day, -1));
    for (const { id, number } of free) {
      const notice = { type: "erasure_free", params: { number }, link: `/audit/people/${id}` };
      await tellHolders(context, "customer:erase", { ...notice, groupKey: `erasure_free:${id}` });
    }
    return accept({ counts: { terms_over: free.length }, sums: {}, errors: [], next: null });
  },
};
