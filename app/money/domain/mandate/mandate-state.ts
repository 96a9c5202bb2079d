// Source: spec 05 §7 (states), 01 R10.1 (who), IN-PAY-002 (a mandate ends on a date).
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";

import { type Mandate, type MandateHold, type MandateState, mustEnd } from "./mandate";

/** `system`: a bank's file, a provider's event, or the clock. */
export type MandateActor = "staff" | "customer" | "system";

const ST = "staff", CL = "customer", SY = "system"; // prettier-ignore

const ENDS: Partial<Record<MandateState, MandateActor[]>> = {
  expired: [SY],
  revoked: [SY, CL],
  cancelled: [ST, CL, SY],
  replaced: [SY],
};

const MOVES: Record<MandateState, Partial<Record<MandateState, MandateActor[]>>> = {
  draft: { sent: [ST, SY], cancelled: [ST, CL] },
  sent: { awaiting_bank: [SY], failed: [SY], cancelled: [ST, CL] },
  awaiting_bank: { active: [SY], failed: [SY], cancelled: [ST, CL] },
  active: { paused: [ST, CL, SY], ...ENDS },
  paused: { active: [ST, CL, SY], ...ENDS },
  failed: {},
  expired: {},
  revoked: {},
  cancelled: {},
  replaced: {},
};

export const MANDATE_STATES = Object.keys(MOVES) as MandateState[];

export function isFinal(state: MandateState): boolean {
  return Object.keys(MOVES[state]).length === 0;
}

/** Where this actor may take a mandate from here. */
export function allowedMoves(from: MandateState, by: MandateActor): MandateState[] {
  return MANDATE_STATES.filter((to) => MOVES[from][to]?.includes(by));
}

export interface MandateMove {
  to: MandateState;
  by: MandateActor;
  on: CivilDate;
  /** why it is paused, where more than a word is needed to go on */
  hold?: MandateHold;
  /** the hold whose condition has come true */
  met?: MandateHold;
  /** the bank's own name for it */
  reference?: string;
  failureCode?: string;
}

export interface MandateMoved {
  mandate: Mandate;
  /** drafts not yet presented that are void from now on */
  voided: string[];
  /** drafts that go over to the mandate that takes this one's place */
  moved: string[];
}

/**
 * One step of a mandate's life; `scheduled` are its drafts that were not presented yet.
 * TRANSITION_NOT_ALLOWED with `facts.allowed`, VALIDATION with `fields`.
 */
export function moveMandate(mandate: Mandate, move: MandateMove, scheduled: string[]): Outcome<MandateMoved> {
  const allowed = allowedMoves(mandate.state, move.by);
  if (!allowed.includes(move.to)) return refuse("TRANSITION_NOT_ALLOWED", { facts: { allowed } });
  const unmet = guard(mandate, move);
  if (unmet) return unmet;
  const next: Mandate = {
    ...mandate,
    state: move.to,
    reference: move.reference ?? mandate.reference,
    hold: move.to === "paused" ? (move.hold ?? null) : null,
  };
  const ended = isFinal(move.to);
  return accept({
    mandate: next,
    voided: ended && move.to !== "replaced" ? scheduled : [],
    moved: move.to === "replaced" ? scheduled : [],
  });
}

type Refused = ReturnType<typeof refuse>;

function guard(mandate: Mandate, move: MandateMove): Refused | null {
  const { endsOn, startsOn, hold } = mandate;
  const over = endsOn !== null && endsOn < move.on;
  switch (move.to) {
    case "sent":
      if (endsOn === null && mustEnd(mandate.rail)) return refuseField("endsOn", "REQUIRED");
      if (endsOn !== null && (endsOn < startsOn || over)) return refuseField("endsOn", "INVALID");
      return mandate.maxAmount.minor > 0n ? null : refuseField("maxAmount", "AMOUNT_NOT_POSITIVE");
    case "active":
      if ((move.reference ?? mandate.reference) === null) return refuseField("reference", "REQUIRED");
      if (over) return notAllowed("ended");
      return hold === null || (hold === move.met && move.by !== "customer") ? null : notAllowed(hold);
    case "failed":
      return move.failureCode ? null : refuseField("failureCode", "REQUIRED");
    case "expired":
      return over ? null : notAllowed("not_ended");
    default:
      return null;
  }
}

function notAllowed(reason: string): Refused {
  return refuse("TRANSITION_NOT_ALLOWED", { reasons: [reason] });
}
