import type { ClosePart } from "~/office/commands/close/close-part";
import { accept } from "~/office/domain/outcome";
import { findMandateForChange, listEndedMandates } from "~/money/data/mandate/mandates.server";

import { takeMandate } from "./take-mandate.server";

const CHUNK = 200;

/** Mandates whose last day the closing date has passed are over, and what was still to be drawn on them is void. */
export const expireMandates: ClosePart = {
  async run(context, { day }) {
    const ids = await listEndedMandates(context.db, day, CHUNK);
    for (const id of ids) {
      const mandate = await findMandateForChange(context.db, id);
      if (!mandate) continue;
      const taken = await takeMandate(
        context,
        mandate,
        { to: "expired", by: "system", on: day },
        { reason: "ended" },
      );
      if (!taken.ok) return taken;
    }
    const next = ids.length < CHUNK ? null : "more";
    return accept({ counts: { mandates_expired: ids.length }, sums: {}, errors: [], next });
  },
};
