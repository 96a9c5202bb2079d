import type { CommandContext } from "~/office/commands/command/define-command";
import { settingOf } from "~/office/domain/setting/setting-of";
import { saveCollectorProfile } from "~/collections/data/worklist/collectors.server";

/** A new collector starts with the agency's default capacity (spec 02 §4.1). */
export async function welcomeCollector(context: CommandContext, staffId: string): Promise<void> {
  const maxAccounts = settingOf(context.tenant, "collector_capacity");
  await saveCollectorProfile(context.db, { id: context.newId(), staffId, maxAccounts });
}
