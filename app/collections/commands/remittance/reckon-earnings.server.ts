import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { orderCover } from "~/money/commands/transfer/order-cover.server";
import { saveNewFee, taxPlaceOf } from "~/money/data/fee/fees.server";
import { findAvailable } from "~/money/data/ledger/holds.server";
import { applyRule, type RuleFacts } from "~/money/domain/ledger/apply-rule";
import type { RuleKey } from "~/money/domain/ledger/posting-rules.table";
import { findEarnings, type StoredEarnings } from "~/collections/data/remittance/earnings.server";
import { type Booking, bookingOf } from "~/collections/domain/remittance/earnings";

export interface Reckoning {
  paymentId: string;
  on: CivilDate;
  causeKey: string;
  /** applied to buckets and on its way back in this very transaction */
  leaving?: bigint;
}

/**
 * Books what the agency earns of a payment, or takes it back, so that fee, tax, shares and claim say what the payment
 * is now (PC05, PC06, PC10); what client money then lacks the firm covers (PS24). Nothing to book is a yes.
 */
export async function reckonEarnings(context: CommandContext, change: Reckoning): Promise<Outcome<null>> {
  const found = await findEarnings(context.db, change.paymentId);
  if (!found) return accept(null);
  const leaving = change.leaving ?? 0n;
  const refunding = found.pending > found.surplus ? found.pending - found.surplus : 0n;
  const keeps = found.applied - leaving - refunding;
  const booking = bookingOf({ ...found, keeps: keeps > 0n ? keeps : 0n });
  if (!booking || (await lacksMoney(context, found, booking))) return accept(null);
  const subject = { type: "payment", id: found.paymentId };
  const { fee, tax, recoverable } = booking;
  const eventId = context.emit(fee > 0n ? "fee.earned" : "fee.reversed", subject, {
    after: { fee, tax, recoverable, currency: found.currency },
    related: [{ type: "account", id: found.accountId }, { type: "creditor", id: found.creditorId }],
    effectiveDate: change.on, desk: "collections", category: "system",
  }); // prettier-ignore
  await saveBooking(context, found, booking, change);
  for (const [key, amounts] of postsOf(booking, found.terms?.source ?? "held"))
    await post(context, found, { eventId, ...change }, key, amounts);
  return accept(null);
}

/** What another hold keeps cannot pay a fee; the run that remits the payment reckons it again. */
async function lacksMoney(
  context: CommandContext,
  found: StoredEarnings,
  { fee, tax, recoverable }: Booking,
) {
  const takes =
    (found.terms?.source === "held" && fee + tax > 0n ? fee + tax : 0n) +
    (recoverable < 0n ? -recoverable : 0n);
  if (takes === 0n) return false;
  const place = { code: "2100", dimensionId: found.accountId, currency: found.currency };
  return (await findAvailable(context.db, place)) < takes;
}

/** The entries of a booking, each with its amounts. */
function postsOf({ fee, tax, recoverable }: Booking, source: "held" | "invoiced") {
  const posts: [RuleKey, Record<string, bigint>][] = [];
  const held = source === "held";
  const rest = recoverable > 0n ? recoverable : 0n;
  if (fee + tax > 0n) posts.push([held ? "PC06" : "PC10", { fee, tax }]);
  else if (!held && fee + tax < 0n) posts.push(["PC10.undone", { fee: -fee, tax: -tax }]);
  const undone = held && fee + tax < 0n;
  if (rest > 0n || undone)
    posts.push(["PC05.undone", { fee: undone ? -fee : 0n, tax: undone ? -tax : 0n, rest }]);
  if (recoverable < 0n) posts.push(["PC05.recovered", { amount: -recoverable }]);
  return posts;
}

async function post(
  context: CommandContext,
  found: StoredEarnings,
  cause: { eventId: string; causeKey: string; on: CivilDate },
  rule: RuleKey,
  amounts: Record<string, bigint>,
): Promise<void> {
  const { paymentId, accountId, creditorId, trustBankId, terms } = found;
  const facts: RuleFacts = {
    amounts,
    parties: {
      account: accountId,
      creditor: creditorId,
      trust: trustBankId,
      ...(terms?.tax && { tax_code: taxPlaceOf(terms.tax.code) }),
    },
  };
  const subject = { type: "payment", id: paymentId };
  const { eventId, causeKey, on: effectiveDate } = cause;
  const key = `${paymentId}:${causeKey}:${rule}`;
  const narration = NARRATIONS[rule] ?? rule;
  await postEntry(context, { eventId, key, effectiveDate, narration, subject }, applyRule(rule, facts));
  if (rule !== "PC05.undone") return;
  const amount = (amounts["fee"] ?? 0n) + (amounts["tax"] ?? 0n) + (amounts["rest"] ?? 0n);
  await orderCover(context, {
    eventId, key, effectiveDate, subject, trustBankId, partyId: paymentId, amount, narration: `Cover: ${narration}`,
  }); // prettier-ignore
}

const NARRATIONS: Partial<Record<RuleKey, string>> = {
  PC06: "Commission on a cleared payment",
  PC10: "Commission invoiced",
  "PC10.undone": "Invoiced commission undone",
  "PC05.undone": "Commission undone, money gone to the client put in",
  "PC05.recovered": "Money put in for the client taken out",
};

async function saveBooking(
  context: CommandContext,
  found: StoredEarnings,
  booking: Booking,
  { on, causeKey }: Reckoning,
): Promise<void> {
  const { terms, paymentId, currency } = found;
  await saveNewFee(context.db, {
    id: context.newId(),
    subject: { type: "payment", id: paymentId },
    kind: "agency_commission",
    causeKey,
    source: terms?.source ?? "held",
    basis: { amount: booking.amount.toString(), rate: terms?.rate ?? null },
    earned: booking.fee,
    recoverable: booking.recoverable,
    tax: terms?.tax ? { code: terms.tax.code, amount: booking.tax } : null,
    shares: booking.shares,
    shared: booking.shared,
    currency,
    earnedOn: on,
    createdBy: { kind: context.actor.kind, id: context.actor.id },
  });
}
