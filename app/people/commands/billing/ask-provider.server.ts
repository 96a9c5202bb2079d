import type { CommandContext } from "~/office/commands/command/define-command";
import { type AskKind, saveNewAsk } from "~/people/data/billing/billing-asks.server";

/** Something for the provider of subscriptions: kept, and asked by a job once this is committed. */
export async function askProvider(
  context: CommandContext,
  kind: AskKind,
  params: Record<string, unknown>,
): Promise<string> {
  const id = context.newId();
  await saveNewAsk(context.db, { id, kind, params }, context.actor);
  context.enqueue("ask-billing", { askId: id });
  return id;
}
