import type { CommandContext } from "~/office/commands/command/define-command";
import {
  type NewProviderBreak,
  saveProviderBreaks,
  saveProviderBreaksResolved,
} from "~/money/data/provider/provider-breaks.server";
import { saveProviderItems, type StoredItem } from "~/money/data/provider/provider-items.server";
import { nextBusinessDay, type ProviderItem } from "~/money/domain/provider/provider-item";

export interface ProcessorPlace {
  processorAccountId: string;
  bankAccountId: string;
}

/** Keeps lines of the processor's book; what our books do not know is a break by name, and what they learn closes it. */
export async function takeItems(
  context: CommandContext,
  place: ProcessorPlace,
  payoutId: string | null,
  items: readonly ProviderItem[],
): Promise<StoredItem[]> {
  const stored = await saveProviderItems(context.db, place.processorAccountId, payoutId, items);
  const known = stored.filter(({ ruleCode }) => ruleCode !== null).map(({ providerRef }) => providerRef);
  await saveProviderBreaksResolved(context.db, place.bankAccountId, known);
  const unknown = stored.filter(({ ruleCode }) => ruleCode === null);
  await openBreaks(
    context,
    place,
    unknown.map((item) => ({
      key: item.providerRef,
      amount: item.net,
      facts: {
        item: item.providerRef,
        type: item.type,
        payment: item.paymentId,
        net_minor: item.net.toString(),
      },
    })),
  );
  return stored;
}

/** BK4 breaks, each announced once. */
export async function openBreaks(
  context: CommandContext,
  { bankAccountId }: ProcessorPlace,
  found: readonly NewProviderBreak[],
): Promise<void> {
  if (found.length === 0) return;
  const { today: day, tenant } = context;
  const where = { bankAccountId, currency: tenant.currency, day, dueOn: nextBusinessDay(day) };
  for (const key of await saveProviderBreaks(context.db, where, found)) {
    const amount = found.find((one) => one.key === key)?.amount ?? 0n;
    const after = { type: "BK4", key, amount, currency: tenant.currency };
    context.emit(
      "reconciliation_break.opened",
      { type: "bank_account", id: bankAccountId },
      { after, category: "system" },
    );
  }
}
