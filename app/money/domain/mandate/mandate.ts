// Source: spec 05 §7 and 13 §4; who may ask for what: 01 R10.1.
import type { Money } from "~/money/domain/amount/money";
import type { CivilDate } from "~/office/domain/calendar-date";

import type { MandateFrequency } from "./mandate-cycle";
import type { ReturnRail } from "./return-policy";

export type MandateRail = "nach_paper" | "enach" | "upi_autopay" | "ach" | "card" | "standing_order";

export type MandateState =
  | "draft" | "sent" | "awaiting_bank" | "active" | "paused" | "failed" | "expired" | "revoked" | "cancelled"
  | "replaced"; // prettier-ignore

/** What must happen before a paused mandate may be drawn on again; null: whoever paused it may end it. */
export type MandateHold =
  "new_account" | "new_consent" | "correction" | "new_method" | "stop_flag" | "review" | null;

export interface Mandate {
  rail: MandateRail;
  state: MandateState;
  hold: MandateHold;
  /** UMRN or the provider's id; known once the bank answered */
  reference: string | null;
  maxAmount: Money;
  /** sum of one cycle in minor units; without it one draft uses the cycle */
  limitPerCycle: bigint | null;
  frequency: MandateFrequency;
  startsOn: CivilDate;
  endsOn: CivilDate | null;
  preNoticeDays: number;
}

/** Rails whose mandates must end on a date (IN-PAY-002). */
const ENDING_RAILS: MandateRail[] = ["nach_paper", "enach", "upi_autopay"];

export function mustEnd(rail: MandateRail): boolean {
  return ENDING_RAILS.includes(rail);
}

/** The rail whose codes a refused draft comes back with; null where nothing is drawn by us. */
export function returnRailOf(rail: MandateRail): ReturnRail | null {
  if (rail === "nach_paper" || rail === "enach") return "nach";
  if (rail === "upi_autopay") return "upi";
  return rail === "standing_order" ? null : rail;
}
