import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { saveHoldReleased } from "~/money/data/ledger/holds.server";
import { listLiveAllocations, saveAllocations } from "~/money/data/payment/allocations.server";
import type { StoredPayment } from "~/money/data/payment/payments.server";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";
import type { Applied } from "~/money/domain/ledger/posting-rules";

import { appliedOf } from "./complete-payment.server";
import { type MoneyApplied, type MoneyTakenBack, receiverOf } from "~/money/commands/desk/desk-receiver";

interface Return {
  kind: MoneyTakenBack["kind"];
  amount: bigint;
  /** once and for ever: refund id, dispute id */
  causeKey: string;
  causeEventId: string;
  narration: string;
  /** today, unless the fact is older: what was entered in error never was (spec 05 §1) */
  effectiveDate?: CivilDate;
  entry(from: Applied): EntryDraft;
  /** the entry that it takes back line by line */
  reverses?(draft: EntryDraft): { entryId: string; reason: string } | undefined;
}

/**
 * Money went back, whole or in part: allocation is undone in reverse order, the desk restores its
 * balance, the ledger posts the mirror. What still stood on the `uncleared` hold is freed first.
 */
export async function giveMoneyBack(
  context: CommandContext,
  payment: StoredPayment,
  back: Return,
): Promise<Outcome<MoneyApplied>> {
  if (!payment.targetId) throw new Error("a payment without a target cannot be given back");
  const entryId = context.newId();
  const { effectiveDate = context.today } = back;
  const lines = takeInReverse(back.amount, await listLiveAllocations(context.db, payment.id));
  await saveHoldReleased(context.db, {
    owner: { type: "payment", id: payment.id },
    kind: "uncleared",
    amount: back.amount,
  });
  const restored = await receiverOf(context, payment.purpose).takenBack(context, {
    paymentId: payment.id,
    targetId: payment.targetId,
    kind: back.kind,
    lines,
    effectiveDate,
    causeEventId: back.causeEventId,
    causeKey: back.causeKey,
    entryId,
  });
  if (!restored.ok) return restored;
  const draft = back.entry(appliedOf(payment.targetId, restored.value.creditorId, lines));
  await postEntry(
    context,
    {
      entryId,
      eventId: back.causeEventId,
      key: back.causeKey,
      effectiveDate,
      narration: back.narration,
      subject: { type: "payment", id: payment.id },
      reverses: back.reverses?.(draft),
    },
    draft,
  );
  const negative = lines.map((line) => ({ ...line, amount: -line.amount }));
  await saveAllocations(context.db, payment.id, payment.targetId, negative);
  return accept(restored.value);
}

interface Line {
  component: string;
  amount: bigint;
  step: number;
  why: string;
}

/** Source: spec 02 §9.7: buckets are restored in reverse order of allocation. */
function takeInReverse(amount: bigint, lines: Line[]): Line[] {
  const taken: Line[] = [];
  let left = amount;
  for (const line of [...lines].sort((a, b) => b.step - a.step)) {
    const part = left < line.amount ? left : line.amount;
    if (part <= 0n) continue;
    taken.push({ ...line, amount: part, why: "reverse_order" });
    left -= part;
  }
  if (left > 0n) throw new Error("more goes back than the payment still applies");
  return taken;
}
