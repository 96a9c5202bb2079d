import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import type { RunReceiver } from "~/money/commands/payout/run-receiver";
import {
  findRemittanceForChange,
  listPartsRecovered,
  saveRemittance,
  saveWithdrawn,
  type StoredRemittance,
} from "~/collections/data/remittance/remittances.server";

import { recoverOfRun } from "./recover-of-run.server";

/** A remittance follows its payout: paid when the money is let go, closed when the bank shows it. */
export const remittancePayoutReceiver: RunReceiver = {
  async moved(context, payout, move) {
    const remittance = payout.remittanceId
      ? await findRemittanceForChange(context.db, payout.remittanceId)
      : null;
    if (!remittance) return refuse("NOT_FOUND");
    if (move === "cancelled") return callOff(context, remittance, payout.releases);
    if (move === "released")
      await recoverOfRun(context, remittance, await listPartsRecovered(context.db, remittance.id));
    const state = ({ released: "paid", paid: "closed", unpaid: "paid", failed: "approved" } as const)[move];
    await saveRemittance(context.db, remittance.id, { state });
    const type = { released: "paid", paid: "closed", unpaid: "reopened", failed: "came_back" }[move];
    tell(context, remittance, `remittance.${type}`);
    return accept(null);
  },
};

/** Before it was ever let go; afterwards its claims are kept already, and it goes out again instead. */
async function callOff(
  context: CommandContext,
  remittance: StoredRemittance,
  releases: number,
): Promise<Outcome<null>> {
  if (releases > 0) return refuse("REMITTANCE_STATE", { reasons: [remittance.state] });
  await saveWithdrawn(context.db, remittance.id);
  tell(context, remittance, "remittance.withdrawn");
  return accept(null);
}

function tell(context: CommandContext, { id, state, creditorId }: StoredRemittance, type: string): void {
  context.emit(
    type,
    { type: "remittance", id },
    {
      before: { state },
      related: [{ type: "creditor", id: creditorId }],
      desk: "collections",
      category: "system",
    },
  );
}
