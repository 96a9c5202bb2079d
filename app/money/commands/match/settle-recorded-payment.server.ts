import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { receiverOf } from "~/money/commands/desk/desk-receiver";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { saveHold, saveHoldReleased } from "~/money/data/ledger/holds.server";
import { findMatchedOf } from "~/money/data/match/matches.server";
import { listEntriesOf } from "~/money/data/ledger/entries.server";
import { findPaymentForChange, savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { type MoneyPlace, transitArrived } from "~/money/domain/ledger/posting-rules";

import type { MatchTargetHandler, SeenMoney } from "./match-target-handler";

/** Where a recorded payment waits for its bank line. */
const WAITS_IN: Record<string, "1050" | "1060"> = { cheque: "1050", bank_transfer: "1060", wire: "1060" };

/** A transfer or cheque that staff recorded has reached the bank, in one line or several. */
export const settleRecordedPayment: MatchTargetHandler = { pay, undo };

/** With its last line it is cleared, and its hold ends. Only a whole line may be a part of it. */
async function pay(
  context: CommandContext,
  money: SeenMoney,
): Promise<Outcome<{ paymentId: string; piecemeal: boolean }>> {
  const payment = await findPaymentForChange(context.db, money.targetId);
  const code = payment && WAITS_IN[payment.method];
  if (!payment || !code) return refuse("TARGET_UNKNOWN");
  if (payment.state !== "succeeded") return refuse("TARGET_CLOSED");
  const left = payment.amount - (await findMatchedOf(context.db, { type: "payment", id: payment.id }));
  const fits = money.amount === left || (money.amount < left && money.rest === 0n);
  if (!fits || payment.refunded > 0n) return refuse("TARGET_AMOUNT", { facts: { amount: left } });
  const place = await placeOf(context, payment, code);
  const whole = money.amount === left;
  const eventId = announce(context, payment, whole ? "payment.cleared" : "payment.part_cleared", money);
  const draft = transitArrived(money.lineId, place, money.amount);
  await post(context, payment, money, eventId, `cleared:${money.partId}`, draft);
  if (whole) {
    await saveHoldReleased(context.db, { owner: { type: "payment", id: payment.id }, kind: "uncleared" });
    await savePayment(context.db, payment.id, { state: "cleared", clearedOn: money.bookingDate });
    const reckoned = await reckon(context, payment, money.bookingDate, `cleared:${money.partId}`);
    if (!reckoned.ok) return reckoned;
  }
  return accept({ paymentId: payment.id, piecemeal: money.amount < payment.amount });
}

/** The bank line was something else after all: the payment waits again, its money set aside again. */
async function undo(context: CommandContext, money: SeenMoney): Promise<Outcome<null>> {
  const payment = await findPaymentForChange(context.db, money.targetId);
  const code = payment && WAITS_IN[payment.method];
  if (!payment || !code || !payment.targetId) return refuse("TARGET_UNKNOWN");
  if ((payment.state !== "cleared" && payment.state !== "succeeded") || payment.refunded > 0n)
    return refuse("TARGET_CLOSED");
  const place = await placeOf(context, payment, code);
  const eventId = announce(context, payment, "payment.clearing_undone", money);
  const draft = transitArrived(money.lineId, place, money.amount);
  await post(context, payment, money, eventId, `uncleared:${money.partId}`, {
    ...draft,
    lines: mirror(draft.lines),
  });
  if (payment.state === "succeeded") return accept(null);
  await savePayment(context.db, payment.id, { state: "succeeded", clearedOn: null });
  const reckoned = await reckon(context, payment, context.today, `uncleared:${money.partId}`);
  if (!reckoned.ok) return reckoned;
  await saveHold(context.db, {
    id: context.newId(),
    place: { code: "2100", dimensionId: payment.targetId, currency: payment.currency },
    kind: "uncleared",
    amount: payment.amount,
    owner: { type: "payment", id: payment.id },
    reason: "return_window",
  });
  return accept(null);
}

function reckon(
  context: CommandContext,
  { id: paymentId, purpose }: StoredPayment,
  on: CivilDate,
  causeKey: string,
): Promise<Outcome<null>> {
  return receiverOf(context, purpose).reckon(context, { paymentId, on, causeKey });
}

/** The sub-account its own first entry stands on. */
async function placeOf(
  context: CommandContext,
  payment: StoredPayment,
  code: "1050" | "1060",
): Promise<MoneyPlace> {
  const entries = await listEntriesOf(context.db, { type: "payment", id: payment.id });
  const line = entries.flatMap((entry) => entry.lines).find((one) => one.code === code);
  if (!line?.dimensionId) throw new Error("a recorded payment stands nowhere");
  return { code, dimensionId: line.dimensionId };
}

function announce(context: CommandContext, payment: StoredPayment, type: string, money: SeenMoney): string {
  return context.emit(
    type,
    { type: "payment", id: payment.id },
    {
      after: { statement_line_id: money.lineId },
      effectiveDate: money.bookingDate,
      related: [
        { type: "statement_line", id: money.lineId },
        ...(payment.targetId ? [{ type: "account", id: payment.targetId }] : []),
      ],
    },
  );
}

async function post(
  context: CommandContext,
  payment: StoredPayment,
  money: SeenMoney,
  eventId: string,
  key: string,
  draft: ReturnType<typeof transitArrived>,
): Promise<void> {
  await postEntry(
    context,
    {
      eventId,
      key,
      effectiveDate: money.bookingDate,
      narration: "Recorded payment on the bank statement",
      subject: { type: "payment", id: payment.id },
    },
    draft,
  );
}
