import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome } from "~/office/domain/outcome";
import { listWaitingDrafts, saveDraftsVoided } from "~/money/data/mandate/drafts.server";
import { type MandateChange, saveMandate, type StoredMandate } from "~/money/data/mandate/mandates.server";
import {
  isFinal,
  type MandateMove,
  type MandateMoved,
  moveMandate,
} from "~/money/domain/mandate/mandate-state";

type Told = MandateChange & { reason?: string };

/** One step of a mandate's life, told on its record; drafts that a mandate's end voids are void at once. */
export async function takeMandate(
  context: CommandContext,
  mandate: StoredMandate,
  move: MandateMove,
  more: Told = {},
): Promise<Outcome<StoredMandate>> {
  const waiting = await listWaitingDrafts(context.db, { mandateId: mandate.id });
  const moved = moveMandate(
    mandate,
    move,
    waiting.map(({ id }) => id),
  );
  if (!moved.ok) return moved;
  return accept(await keepMandate(context, mandate, moved.value, more));
}

/** Writes where the rules have taken the mandate. */
export async function keepMandate(
  context: CommandContext,
  mandate: StoredMandate,
  { mandate: next, voided }: MandateMoved,
  more: Told = {},
): Promise<StoredMandate> {
  const { reason, ...change } = more;
  const ended = isFinal(next.state) ? { endedAt: context.now, endReason: reason } : {};
  await saveMandate(context.db, { ...next, id: mandate.id }, { ...change, ...ended });
  const related = relatedTo(mandate);
  if (next.state !== mandate.state || next.hold !== mandate.hold) {
    context.emit(
      `mandate.${next.state}`,
      { type: "mandate", id: mandate.id },
      {
        related,
        before: { state: mandate.state, hold: mandate.hold },
        after: { state: next.state, hold: next.hold, code: change.failureCode ?? null },
        // a code is for the record; what is told are the words of a person
        reason: context.actor.kind === "staff" ? reason : undefined,
        desk: "collections",
      },
    );
  }
  for (const paymentId of await saveDraftsVoided(context.db, voided, "MANDATE_INACTIVE")) {
    context.emit(
      "payment.cancelled",
      { type: "payment", id: paymentId },
      { related, after: { code: "MANDATE_INACTIVE" }, desk: "collections" },
    );
  }
  return { ...mandate, ...next };
}

/** The records on whose timelines a mandate is told. */
export function relatedTo({ subjectType, subjectId, customerId }: StoredMandate) {
  return [
    { type: subjectType, id: subjectId },
    { type: "customer", id: customerId },
  ];
}
