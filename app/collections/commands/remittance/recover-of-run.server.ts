import type { CommandContext } from "~/office/commands/command/define-command";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { applyRule } from "~/money/domain/ledger/apply-rule";
import { saveRemittance, type StoredRemittance } from "~/collections/data/remittance/remittances.server";
import type { Run } from "~/collections/domain/remittance/remittance-run";

/** PC05, the negative lines of a run: what the client owes the firm is kept from its money, and is swept later. Once. */
export async function recoverOfRun(
  context: CommandContext,
  remittance: StoredRemittance,
  parts: Run["parts"],
): Promise<void> {
  const kept = parts.filter((part) => part.recovered > 0n);
  if (kept.length === 0 || remittance.recoveredOn) return;
  const subject = { type: "remittance", id: remittance.id };
  const amount = kept.reduce((sum, part) => sum + part.recovered, 0n);
  const dimensions = { creditor: remittance.creditorId };
  const eventId = context.emit("remittance.recovered", subject, {
    after: { amount, currency: remittance.currency },
    related: [{ type: "creditor", id: remittance.creditorId }],
    desk: "collections",
    category: "system",
  });
  const draft = applyRule("PC05.run", {
    amounts: { amount },
    parties: { trust: remittance.bankAccountId },
    targets: kept.map((part) => ({
      code: "2100",
      dimensionId: part.accountId,
      amount: part.recovered,
      dimensions,
    })),
  });
  const narration = "Claim on the client kept from its money";
  await postEntry(
    context,
    { eventId, key: remittance.id, effectiveDate: context.today, narration, subject },
    draft,
  );
  await saveRemittance(context.db, remittance.id, {
    state: remittance.state === "calculated" ? "closed" : remittance.state,
    recoveredOn: context.today,
  });
}
