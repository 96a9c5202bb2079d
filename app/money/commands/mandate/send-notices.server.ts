import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { addDays } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";
import { findMandate } from "~/money/data/mandate/mandates.server";
import { listWaitingDrafts } from "~/money/data/mandate/drafts.server";
import { noticesOf } from "~/money/domain/mandate/draft-facts";

import { announceDraft } from "./announce-draft.server";

/** The longest notice a mandate may promise, days. */
const FARTHEST = 60;

/** Sends the notices of drafts whose day to be told has come; a notice that went out is not sent again. */
export const sendNotices = defineCommand(
  { name: "mandate.send_notices", permission: "payment:absorb", input: z.object({}) },
  async (context) => {
    const drafts = await listWaitingDrafts(context.db, { until: addDays(context.today, FARTHEST) });
    let sent = 0;
    for (const draft of drafts) {
      const mandate = await findMandate(context.db, draft.mandateId);
      const { payer_email: email } = draft.metadata;
      const announced = await (mandate?.state === "active" &&
        announceDraft(context, mandate, {
          ...draft,
          amount: { minor: draft.amount, currency: draft.currency },
          payerEmail: typeof email === "string" ? email : null,
          noticed: noticesOf(draft.metadata).length > 0,
        }));
      if (announced) sent += 1;
    }
    return accept({ sent });
  },
);
