import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { refuseFrozen } from "~/money/commands/invariant/refuse-frozen.server";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { findExternalAccount } from "~/money/data/payee/external-accounts.server";
import { saveNewBatch } from "~/money/data/payout/payout-batches.server";
import { listPayoutScopes } from "~/money/data/payout/payout-scopes.server";
import { listPayoutsForChange, savePayout, type StoredPayout } from "~/money/data/payout/payouts.server";
import { payable } from "~/money/domain/payout/payee-account";
import { payoutReleased } from "~/money/domain/payout/payout-entries";
import { mayRelease, takeStep } from "~/money/domain/payout/payout-state";

import { endPayoutHold } from "./hold-for-payout.server";
import { tellRun } from "./run-receiver";

const input = z.object({ payoutIds: z.array(z.uuid()).min(1, "REQUIRED").max(500) });

/**
 * Lets approved payouts go, all or none, in one batch from one bank account: each hold is captured and the
 * money stands in transit until the bank's line. Failed ones go out again the same way. Keyed.
 */
export const releasePayouts = defineCommand(
  { name: "payout.release", permission: "payout:release", input, keyed: true },
  async (context, { payoutIds }) => {
    const wanted = [...new Set(payoutIds)];
    const payouts = await listPayoutsForChange(context.db, wanted);
    const [first] = payouts;
    if (!first || payouts.length < wanted.length) return refuse("NOT_FOUND");
    if (payouts.some((one) => one.bankAccountId !== first.bankAccountId)) return refuse("BATCH_MIXED");
    for (const payout of payouts) {
      const ready = await mayGo(context, payout);
      if (!ready.ok) return ready;
    }
    const batchId = context.newId();
    const { bankAccountId, currency } = first;
    const createdBy = { kind: context.actor.kind, id: context.actor.id };
    await saveNewBatch(context.db, { id: batchId, bankAccountId, currency, payouts, createdBy });
    for (const payout of payouts) {
      await letGo(context, payout, batchId);
      const told = await tellRun(context, payout, "released");
      if (!told.ok) return told;
    }
    const total = payouts.reduce((sum, one) => sum + one.amount, 0n);
    context.emit(
      "payout_batch.released",
      { type: "payout_batch", id: batchId },
      { after: { amount: total, currency, count: payouts.length } },
    );
    return accept({ batchId });
  },
);

async function mayGo(context: CommandContext, payout: StoredPayout): Promise<Outcome<unknown>> {
  const facts = { payoutId: payout.id };
  const step = takeStep(payout.state, "release");
  if (!step.ok) return refuse(step.refusal.code, { reasons: step.refusal.reasons, facts });
  const person = mayRelease(payout, context.actor.id);
  if (!person.ok) return refuse(person.refusal.code, { facts });
  const usable = payable(await findExternalAccount(context.db, payout.externalAccountId));
  if (!usable.ok) return refuse(usable.refusal.code, { facts });
  const frozen = await refuseFrozen(context, await listPayoutScopes(context.db, payout));
  return frozen ?? accept(null);
}

async function letGo(context: CommandContext, payout: StoredPayout, batchId: string): Promise<void> {
  const subject = { type: "payment", id: payout.id };
  const releaseNo = payout.releases + 1;
  const after = {
    batch_id: batchId,
    release_no: releaseNo,
    amount: payout.amount,
    currency: payout.currency,
  };
  const eventId = context.emit("payment.released", subject, { after });
  await endPayoutHold(context, payout, "capture");
  await postEntry(
    context,
    {
      eventId,
      key: `${payout.id}:${releaseNo}`,
      effectiveDate: context.today,
      narration: "Payout released",
      subject,
    },
    payoutReleased(payout, releaseNo > 1),
  );
  await savePayout(context.db, payout.id, {
    state: "released",
    releasedById: context.actor.id,
    returnCode: null,
  });
}
