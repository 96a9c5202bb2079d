import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { refuse } from "~/office/domain/outcome";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { listPayableRemittances } from "~/collections/data/remittance/remittances.server";

const input = z.object({ remittanceIds: z.array(z.uuid()).min(1, "REQUIRED").max(500) });

/** Lets approved runs go, all or none, in one batch for the bank. Whoever approved one does not let it go. Keyed. */
export const payRemittances = defineCommand(
  { name: "remittance.pay", permission: "remittance:release", input, keyed: true },
  async (context, { remittanceIds }) => {
    const wanted = [...new Set(remittanceIds)];
    const ready = await listPayableRemittances(context.db, wanted);
    if (ready.length < wanted.length) return refuse("REMITTANCE_STATE");
    return context.run(releasePayouts, { payoutIds: ready.map((one) => one.paymentId) });
  },
);
