import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  findFreeze,
  lockInvariants,
  saveFreezeConfirmed,
  saveFreezeLifted,
  type StoredFreeze,
} from "~/money/data/invariant/freezes.server";
import { type Finding, freezesOf, keyOf } from "~/money/domain/invariant/invariant";

import { checkEverywhere } from "./invariant-checker";

const input = z.object({ freezeId: z.uuid() });

/**
 * One of the two confirmations that let money out again (spec 05 §16). Each is taken only while the check
 * passes for the frozen scope; the second must be another person's, and lifts.
 */
export const confirmFreezeLift = defineCommand(
  { name: "freeze.confirm_lift", permission: "freeze:lift", input },
  async (context, { freezeId }) => {
    const staffId = context.actor.kind === "staff" ? context.actor.id : null;
    if (!staffId) return refuse("FORBIDDEN");
    await lockInvariants(context.db);
    const freeze = await findFreeze(context.db, freezeId);
    if (!freeze) return refuse("NOT_FOUND");
    if (freeze.state !== "open") return refuse("ALREADY_DONE");
    if (freeze.firstById === staffId) return refuse("SECOND_PERSON_NEEDED");
    const still = await recheck(context, freeze);
    if (!still) return refuse("NOT_READY");
    if (still.length > 0) return refuse("INVARIANT_STILL_BROKEN", { facts: { rows: still.length } });
    const lifted = freeze.firstById !== null;
    if (lifted) await saveFreezeLifted(context.db, freezeId, staffId);
    else await saveFreezeConfirmed(context.db, freezeId, staffId);
    context.emit(
      lifted ? "freeze.lifted" : "freeze.lift_confirmed",
      { type: "payout_freeze", id: freezeId },
      {
        before: { state: "open", rows: freeze.rows },
        after: {
          state: lifted ? "lifted" : "open",
          invariant: freeze.invariant,
          scope: freeze.scope,
          first_by: freeze.firstById ?? staffId,
        },
        related: freeze.scope.type === "tenant" ? [] : [freeze.scope],
      },
    );
    return accept({ state: lifted ? ("lifted" as const) : ("confirmed" as const) });
  },
);

/** What the check finds now inside the frozen scope; null when no context runs it any more. */
async function recheck(context: CommandContext, freeze: StoredFreeze): Promise<StoredFreeze["rows"] | null> {
  const [finding]: Finding[] = await checkEverywhere(context, [freeze.invariant]);
  if (!finding) return null;
  const inside = freezesOf(finding, context.tenant.id).filter(
    ({ scope }) => keyOf(scope) === keyOf(freeze.scope),
  );
  return inside.flatMap(({ rows }) => rows);
}
