// Source: spec 05 §7, column "Mandate / account".
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome } from "~/office/domain/outcome";

import type { Mandate, MandateHold } from "./mandate";
import { isFinal, type MandateMoved, moveMandate } from "./mandate-state";
import type { MandateEffect, ReturnPolicy } from "./return-policy";

/** The later stands over the earlier: a second return never makes a mandate easier to wake. */
const HOLDS: MandateHold[] = [
  null,
  "review",
  "correction",
  "new_consent",
  "new_method",
  "new_account",
  "stop_flag",
];

const HOLD_OF: Partial<Record<MandateEffect, MandateHold>> = {
  stop: "new_account",
  pause: "new_consent",
  pause_until_corrected: "correction",
  stop_flag: "stop_flag",
  new_method: "new_method",
  pause_for_review: "review",
};

/** What a return does to its mandate. One that ended already, or was never in force, stays as it is. */
export function takeReturn(
  mandate: Mandate,
  policy: ReturnPolicy,
  on: CivilDate,
  scheduled: string[],
): Outcome<MandateMoved> {
  const unchanged = accept({ mandate, voided: [], moved: [] });
  const inForce = mandate.state === "active" || mandate.state === "paused";
  if (isFinal(mandate.state) || !inForce || policy.mandate === "keep") return unchanged;
  if (policy.mandate === "revoke")
    return moveMandate(mandate, { to: "revoked", by: "system", on }, scheduled);
  if (policy.mandate === "re_register") {
    return moveMandate(mandate, { to: "cancelled", by: "system", on }, scheduled);
  }
  const hold = HOLD_OF[policy.mandate] ?? "review";
  if (mandate.state === "active")
    return moveMandate(mandate, { to: "paused", by: "system", on, hold }, scheduled);
  const stronger = HOLDS.indexOf(hold) > HOLDS.indexOf(mandate.hold) ? hold : mandate.hold;
  return accept({ mandate: { ...mandate, hold: stronger }, voided: [], moved: [] });
}
