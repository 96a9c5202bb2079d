import type { CommandContext } from "~/office/commands/command/define-command";
import { refuse } from "~/office/domain/outcome";
import { listFreezesOver } from "~/money/data/invariant/freezes.server";
import type { Scope } from "~/money/domain/invariant/invariant";

/**
 * Guard of everything that lets money out: FROZEN_BY_INVARIANT while a freeze covers one of the scopes the
 * money comes from (the firm's own is always asked after), null when it may go.
 */
export async function refuseFrozen(
  context: CommandContext,
  scopes: readonly Scope[],
): Promise<ReturnType<typeof refuse> | null> {
  const [freeze] = await listFreezesOver(context.db, scopes);
  if (!freeze) return null;
  const { id: freezeId, invariant, scope } = freeze;
  return refuse("FROZEN_BY_INVARIANT", { reasons: [invariant], facts: { freezeId, invariant, scope } });
}
