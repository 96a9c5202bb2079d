import type { CommandContext } from "~/office/commands/command/define-command";
import { saveCollectorProfile } from "~/collections/data/worklist/collectors.server";

/** A new collector starts with the agency's default capacity (spec 02 §4.1). */
export async function welcomeCollector(context: CommandContext, staffId: string): Promise<void> {
  await saveCollectorProfile(context.db, { id: context.newId(), staffId, maxAccounts: 200 });
}
