import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { refuseFrozen } from "~/money/commands/invariant/refuse-frozen.server";
import { findExternalAccount } from "~/money/data/payee/external-accounts.server";
import { listLiveBreaks } from "~/money/data/reconciliation/breaks.server";
import { payable } from "~/money/domain/payout/payee-account";
import { findRemittanceTerms } from "~/collections/data/remittance/remittances.server";
import { type FoundLine, listRunLines } from "~/collections/data/remittance/run-lines.server";
import { composeRun, type Run } from "~/collections/domain/remittance/remittance-run";
import { type RemittanceTerms, STANDARD_TERMS } from "~/collections/domain/remittance/remittance-terms";

export interface ReadRun {
  terms: RemittanceTerms;
  trustBankId: string;
  lines: FoundLine[];
  run: Run;
}

/**
 * What a client's run is now. Codes: NO_TRUST_BANK, FROZEN_BY_INVARIANT, TRUST_BREAK_OPEN (client money and what is
 * owed differ), NOTHING_TO_REMIT, PAYEE_UNVERIFIED.
 */
export async function readRun(
  context: CommandContext,
  of: { creditorId: string; currency: string; cutOff: CivilDate },
): Promise<Outcome<ReadRun>> {
  const found = await findRemittanceTerms(context.db, of.creditorId, of.currency, of.cutOff);
  const trustBankId = found?.trustBankId;
  if (!found || !trustBankId) return refuse("NO_TRUST_BANK");
  const frozen = await refuseFrozen(context, [
    { type: "bank_account", id: trustBankId },
    { type: "creditor", id: of.creditorId },
  ]);
  if (frozen) return frozen;
  const breaks = await listLiveBreaks(context.db, trustBankId);
  if (breaks.some(({ type }) => type === "BK3")) return refuse("TRUST_BREAK_OPEN");
  const lines = await listRunLines(context.db, of);
  if (lines.length === 0) return refuse("NOTHING_TO_REMIT");
  const terms: RemittanceTerms = { ...STANDARD_TERMS, ...found.terms };
  const run = composeRun(terms.type, BigInt(terms.minimum), lines);
  if (!run.carried && run.net > 0n) {
    const payee = terms.payeeId ? await findExternalAccount(context.db, terms.payeeId) : null;
    const usable = payable(payee);
    if (!usable.ok) return usable;
  }
  return accept({ terms, trustBankId, lines, run });
}
