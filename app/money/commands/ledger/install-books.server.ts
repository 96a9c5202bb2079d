import type { CommandContext } from "~/office/commands/command/define-command";
import { saveBankAccounts, saveChart } from "~/money/data/ledger/chart.server";
import { chartOf } from "~/money/domain/ledger/chart-of-accounts.table";

/** The chart of accounts, the two bank accounts and the processor's place for client money of a new firm. */
export async function installBooks(context: CommandContext, currency: string): Promise<void> {
  await saveChart(context.db, chartOf(["C"]), currency);
  await saveBankAccounts(context.db, {
    operatingId: context.newId(),
    trustId: context.newId(),
    processorId: context.newId(),
    currency,
  });
}
