import type { ApprovedAct } from "~/office/commands/approval/request-approval.server";
import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { holdForPayout } from "~/money/commands/payout/hold-for-payout.server";
import { refuseFrozen } from "~/money/commands/invariant/refuse-frozen.server";
import { saveHold } from "~/money/data/ledger/holds.server";
import { findExternalAccount } from "~/money/data/payee/external-accounts.server";
import { listPayoutScopes } from "~/money/data/payout/payout-scopes.server";
import { findPayoutForChange, saveNewPayout, savePayout } from "~/money/data/payout/payouts.server";
import { isCooling } from "~/money/domain/payout/payee-account";
import {
  findRemittanceForChange,
  listItems,
  saveRemittance,
  type StoredItem,
  type StoredRemittance,
} from "~/collections/data/remittance/remittances.server";
import type { FoundLine } from "~/collections/data/remittance/run-lines.server";
import { netOf, type Run } from "~/collections/domain/remittance/remittance-run";

import { recoverOfRun } from "./recover-of-run.server";
import { type ReadRun, readRun } from "./read-run.server";

/**
 * A second person agreed to a run: its money is set aside and its payout is ready to go. Codes: MAKER_IS_CHECKER,
 * REMITTANCE_STALE (payments changed since it was calculated), PAYEE_COOLING (bank details changed within 48 hours).
 */
export const approveRemittance: ApprovedAct = {
  permission: ACT_RIGHTS["remittance.approve"],
  async run(context, approval) {
    const remittance = await findRemittanceForChange(context.db, approval.subject.id);
    if (!remittance) return refuse("NOT_FOUND");
    if (remittance.state !== "calculated") return refuse("REMITTANCE_STATE", { reasons: [remittance.state] });
    if (remittance.calculatedById === context.actor.id) return refuse("MAKER_IS_CHECKER");
    const read = await readRun(context, remittance);
    if (!read.ok) return read;
    if (!isSame(await listItems(context.db, remittance.id), read.value.lines))
      return refuse("REMITTANCE_STALE");
    const { run } = read.value;
    const approvedById = context.actor.id;
    context.emit(
      "remittance.approved",
      { type: "remittance", id: remittance.id },
      {
        after: { net: run.net, currency: remittance.currency },
        related: [{ type: "creditor", id: remittance.creditorId }],
        desk: "collections",
      },
    );
    if (run.net === 0n) {
      await saveRemittance(context.db, remittance.id, { state: "closed", approvedById });
      await recoverOfRun(context, remittance, run.parts);
      return accept({ state: "closed" });
    }
    const made = await makePayout(context, remittance, read.value);
    if (!made.ok) return made;
    await saveRemittance(context.db, remittance.id, {
      state: "approved",
      approvedById,
      paymentId: made.value,
    });
    await holdRecovered(context, remittance, made.value, run);
    return accept({ state: "approved" });
  },
};

function isSame(items: StoredItem[], lines: FoundLine[]): boolean {
  return (
    items.length === lines.length &&
    items.every((item, index) => {
      const line = lines[index];
      if (line?.paymentId !== item.paymentId || line.amount !== item.amount) return false;
      return line.keptFee + line.invoicedFee === item.fee && netOf(line) === item.net;
    })
  );
}

/** The payout is a draft for the length of this transaction: what makes it approved is this approval. */
async function makePayout(
  context: CommandContext,
  remittance: StoredRemittance,
  { terms, trustBankId, run }: ReadRun,
): Promise<Outcome<string>> {
  const payee = terms.payeeId ? await findExternalAccount(context.db, terms.payeeId) : null;
  if (!payee) return refuse("PAYEE_UNVERIFIED");
  if (isCooling(payee, context.now))
    return refuse("PAYEE_COOLING", { facts: { until: payee.usableFrom.toISOString() } });
  const id = context.newId();
  const { currency, creditorId, number } = remittance;
  await saveNewPayout(context.db, {
    id, purpose: "remittance", amount: run.net, currency, effectiveDate: context.today, payee: { type: "creditor", id: creditorId },
    externalAccountId: payee.id, bankAccountId: trustBankId, accountId: null,
    shares: run.parts.filter((part) => part.net > 0n).map(({ accountId, net: amount }) => ({ accountId, amount })),
    metadata: { remittance_id: remittance.id, creditor_id: creditorId }, note: number, createdBy: { kind: "staff", id: remittance.calculatedById },
  }); // prettier-ignore
  const payout = await findPayoutForChange(context.db, id);
  if (!payout) throw new Error("the payout that was just made is gone");
  const frozen = await refuseFrozen(context, await listPayoutScopes(context.db, payout));
  if (frozen) return frozen;
  await holdForPayout(context, payout, "payout_approved");
  await savePayout(context.db, id, { state: "approved", approvedById: context.actor.id });
  context.emit(
    "payment.approved",
    { type: "payment", id },
    {
      after: { amount: run.net, currency },
      related: [{ type: "remittance", id: remittance.id }, payout.payee],
    },
  );
  return accept(id);
}

/** What the firm keeps of the client's money is set aside with the payout, and ends with it. */
async function holdRecovered(
  context: CommandContext,
  { currency }: StoredRemittance,
  payoutId: string,
  run: Run,
): Promise<void> {
  for (const { accountId, recovered: amount } of run.parts.filter((part) => part.recovered > 0n))
    await saveHold(context.db, {
      id: context.newId(),
      place: { code: "2100", dimensionId: accountId, currency },
      kind: "pending_out",
      amount,
      owner: { type: "payout", id: payoutId },
      reason: "claim_on_client",
    });
}
