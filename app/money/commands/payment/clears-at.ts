import type { CommandContext } from "~/office/commands/command/define-command";
import { startOfDay } from "~/office/domain/calendar-date";
import { addBankDays } from "~/money/domain/mandate/retry-days";

/** Source: spec 05 §6: a bank debit is cleared five bank days after its success; a card when its payout is here. */
export function clearsAt({ today, tenant }: CommandContext, method: string): Date | undefined {
  return method === "card" ? undefined : startOfDay(addBankDays(today, 5), tenant.timeZone);
}
