import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import type {
  DeskReceiver,
  Drawable,
  MoneyApplied,
  MoneyReceived,
  MoneyTakenBack,
} from "~/money/commands/desk/desk-receiver";
import {
  findAccountForChange,
  saveAccount,
  saveMovement,
  type StoredAccount,
} from "~/collections/data/account/accounts.server";
import { fixTerms } from "~/collections/commands/remittance/fix-terms.server";
import { reckonEarnings } from "~/collections/commands/remittance/reckon-earnings.server";
import { allocate, type AllocationLine, toDeltas, unappliedOf } from "~/collections/domain/account/buckets";
import { queueLevelOf } from "~/collections/domain/account/queue-level";
import { SYSTEM_PERMISSIONS } from "~/office/domain/permission/permission-set";

/** What the collections desk does with a debtor's money, inside the payment's own transaction. */
export const debtorMoneyReceiver: DeskReceiver = { received, takenBack, reckon: reckonEarnings, drawable };

async function received(context: CommandContext, money: MoneyReceived): Promise<Outcome<MoneyApplied>> {
  const account = await lockAccount(context, money.targetId);
  if (!account) return refuse("NOT_FOUND");
  if (account.isSample) return refuse("SAMPLE_ACCOUNT");
  const lines = allocate(money.amount, account);
  const unapplied = unappliedOf(lines);
  const balance = await saveMovement(context.db, context.newId(), {
    accountId: account.id,
    kind: "payment",
    deltas: toDeltas(lines, -1n),
    effectiveDate: money.effectiveDate,
    causeEventId: money.causeEventId,
    causeKey: money.causeKey ?? money.paymentId,
    entryId: money.entryId,
    actor: context.actor,
    collected: money.amount,
  });
  const moneyState = unapplied > 0n ? "overpaid" : balance === 0n ? "paid_in_full" : "open";
  await settleQueue(context, account, balance, { moneyState, lastPaymentDate: money.effectiveDate }, false);
  const { paymentId: id, effectiveDate } = money;
  await fixTerms(context, { id, accountId: account.id, effectiveDate });
  return accept({ lines, creditorId: account.creditorId, customerId: account.customerId, balance });
}

async function takenBack(context: CommandContext, money: MoneyTakenBack): Promise<Outcome<MoneyApplied>> {
  const account = await lockAccount(context, money.targetId);
  if (!account) return refuse("NOT_FOUND");
  const lines = money.lines as AllocationLine[];
  const total = lines.reduce((sum, line) => sum + line.amount, 0n);
  const balance = await saveMovement(context.db, context.newId(), {
    accountId: account.id,
    kind: money.kind,
    deltas: toDeltas(lines, 1n),
    effectiveDate: money.effectiveDate,
    causeEventId: money.causeEventId,
    causeKey: money.causeKey,
    entryId: money.entryId,
    actor: context.actor,
    collected: -total,
  });
  const stillOver = account.moneyState === "overpaid" && balance === 0n && unappliedOf(lines) === 0n;
  const moneyState = balance > 0n ? "open" : stillOver ? "overpaid" : "paid_in_full";
  await settleQueue(context, account, balance, { moneyState }, true);
  const { paymentId, causeKey } = money;
  const leaving = total - unappliedOf(lines);
  const reckoned = await reckonEarnings(context, {
    paymentId,
    on: context.today,
    causeKey: `back:${causeKey}`,
    leaving,
  });
  if (!reckoned.ok) return reckoned;
  return accept({ lines, creditorId: account.creditorId, customerId: account.customerId, balance });
}

/** A closed account asks for nothing any more. */
async function drawable(context: CommandContext, targetId: string): Promise<Drawable> {
  const account = await lockAccount(context, targetId);
  const open = account !== null && account.status !== "CLOSED";
  return { amount: open ? account.balance : 0n, stopped: !open };
}

/** Money is taken on a closed account too; the person who paid is never turned away by a status. */
function lockAccount(context: CommandContext, id: string): Promise<StoredAccount | null> {
  const system = {
    kind: "system" as const,
    id: null,
    name: null,
    roles: ["system"],
    permissions: SYSTEM_PERMISSIONS,
  };
  return findAccountForChange(context.db, id, system, "account:read");
}

async function settleQueue(
  context: CommandContext,
  account: StoredAccount,
  balance: bigint,
  change: { moneyState: string; lastPaymentDate?: string },
  paymentCameBack: boolean,
): Promise<void> {
  const queueLevel = queueLevelOf({
    status: account.status,
    balance,
    paymentCameBack,
    attempted: account.lastAttemptAt !== null,
    nextActionAt: account.nextActionAt,
    now: context.now,
  });
  await saveAccount(context.db, account.id, { ...change, queueLevel });
  if (change.moneyState !== account.moneyState) {
    context.emit(
      "account.money_state_changed",
      { type: "account", id: account.id },
      {
        before: { money_state: account.moneyState },
        after: { money_state: change.moneyState },
        category: "system",
        desk: "collections",
      },
    );
  }
}
