import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { findAgreedTerms, saveFixedTerms } from "~/collections/data/remittance/earnings.server";
import type { FixedTerms } from "~/collections/domain/remittance/earnings";
import { ageOf, bandFor, type FeeSchedule, NO_SCHEDULE } from "~/collections/domain/remittance/fee-schedule";
import { type RemittanceTerms, STANDARD_TERMS } from "~/collections/domain/remittance/remittance-terms";
import { sharesFor, STANDARD_PLAN } from "~/collections/domain/commission/commission-plan";

/** Source: spec 02 §2.3: the rate of a payment is the one of its effective date, and stays with it; so do its payees. */
export async function fixTerms(
  context: CommandContext,
  payment: { id: string; accountId: string; effectiveDate: CivilDate },
): Promise<void> {
  const agreed = await findAgreedTerms(context.db, payment.accountId, payment.effectiveDate);
  if (!agreed) return;
  const schedule: FeeSchedule = { ...NO_SCHEDULE, ...agreed.feeSchedule };
  const { type }: RemittanceTerms = { ...STANDARD_TERMS, ...agreed.remittance };
  const band = bandFor(schedule, "paid_us", ageOf(schedule.basis, agreed, payment.effectiveDate));
  if (!band) return;
  const plan = agreed.plan ?? STANDARD_PLAN;
  const terms: FixedTerms = {
    rate: band.rate,
    minimum: band.minimum,
    flat: band.flat,
    tax: schedule.tax,
    source: type === "gross" ? "invoiced" : "held",
    base: plan.base,
    shares: sharesFor(plan.shares, agreed.assignedTo),
  };
  await saveFixedTerms(context.db, payment.id, terms);
}
