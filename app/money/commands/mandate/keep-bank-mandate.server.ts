import type { CommandContext } from "~/office/commands/command/define-command";
import { addMonths, type CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuseField } from "~/office/domain/outcome";
import { type BankToken, saveBankToken } from "~/money/data/ach/bank-tokens.server";
import { findMandateForChange, saveNewMandate } from "~/money/data/mandate/mandates.server";
import { bankTokenFault, bankTokenLabel } from "~/money/domain/ach/bank-token";
import type { Money } from "~/money/domain/amount/money";
import type { MandateState } from "~/money/domain/mandate/mandate";
import { termsOf } from "~/money/domain/mandate/mandate-terms";

import { takeMandate } from "./take-mandate.server";

const MONTHS_VALID = 12;

export interface SignedMandate {
  customerId: string;
  subject: { type: string; id: string };
  holderName: string;
  maxAmount: Money;
  token: BankToken;
  signedOn: CivilDate;
  wording: string;
}

/** A permission on paper for the firm's own bank to draw: in force at once, because no processor has to take it on. */
export async function keepBankMandate(
  context: CommandContext,
  signed: SignedMandate,
): Promise<Outcome<{ mandateId: string }>> {
  const fault = bankTokenFault(signed.token);
  if (fault) return refuseField(fault, fault === "routing" ? "CHECK_DIGIT" : "INVALID");
  if (signed.maxAmount.currency !== "USD") return refuseField("maxAmount", "RAIL_NOT_OFFERED");
  if (signed.signedOn > context.today) return refuseField("signedOn", "DATE_IN_FUTURE");
  const endsOn = addMonths(signed.signedOn, MONTHS_VALID);
  if (endsOn < context.today) return refuseField("signedOn", "MANDATE_ENDED");
  const { token, customerId, subject, holderName, maxAmount, wording } = signed;
  const id = context.newId();
  const { preNoticeDays } = termsOf(context.tenant.country, "ach", context.today);
  await saveNewMandate(context.db, {
    id, customerId, subject, holderName, maxAmount, wording, preNoticeDays, endsOn, rail: "ach", state: "draft", hold: null, reference: null,
    limitPerCycle: null, frequency: "as_presented", startsOn: signed.signedOn, processorAccountId: null, acceptedAt: context.now, acceptedIp: null,
    acceptedAgent: null, setupExpiresAt: context.now, createdBy: { kind: context.actor.kind, id: context.actor.id },
  }); // prettier-ignore
  await saveBankToken(context.db, id, token, { label: bankTokenLabel(token) });
  const steps: MandateState[] = ["sent", "awaiting_bank", "active"];
  for (const to of steps) {
    const mandate = await findMandateForChange(context.db, id);
    if (!mandate) throw new Error("the mandate was made above");
    const taken = await takeMandate(context, mandate, { to, by: "system", on: context.today, reference: id });
    if (!taken.ok) return taken;
  }
  return accept({ mandateId: id });
}
