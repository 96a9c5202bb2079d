// Source: spec 07 §16 (legal hold): what is held is neither purged nor erased, whatever its term.
import type { CivilDate } from "../calendar-date";
import { accept, type Outcome, refuseField } from "../outcome";

export const HOLD_SCOPES = ["person", "account", "tenant", "period"] as const;
export type HoldScope = (typeof HOLD_SCOPES)[number];

export interface LegalHold {
  id: string;
  scope: HoldScope;
  /** customer or account */
  subjectId: string | null;
  /** first and last day of a period */
  fromOn: CivilDate | null;
  toOn: CivilDate | null;
}

/** Whom holds are asked about. */
export interface HeldPerson {
  customerId: string;
  accountIds: readonly string[];
  /** first day on which the firm knew of the person */
  since: CivilDate;
}

/** The holds that cover a person: theirs, one of their accounts', the firm's, or one of days since they are known. */
export function holdsOver<H extends LegalHold>(holds: readonly H[], person: HeldPerson): H[] {
  return holds.filter(({ scope, subjectId, toOn }) => {
    if (scope === "tenant") return true;
    if (scope === "person") return subjectId === person.customerId;
    if (scope === "account") return subjectId !== null && person.accountIds.includes(subjectId);
    return toOn !== null && person.since <= toOn;
  });
}

/** The holds that cover what was recorded in a range of days, of whomever it is. */
export function holdsOverDays<H extends LegalHold>(holds: readonly H[], from: CivilDate, to: CivilDate): H[] {
  return holds.filter(
    ({ scope, fromOn, toOn }) =>
      scope !== "period" || (fromOn !== null && toOn !== null && fromOn <= to && toOn >= from),
  );
}

const REVIEW_MONTHS = 24;

/** The days of a hold as somebody typed them, or what is wrong with them, by field. */
export function checkHoldDays(
  wish: { scope: HoldScope; fromOn: CivilDate | null; toOn: CivilDate | null; reviewOn: CivilDate },
  today: CivilDate,
  latestReview: (months: number) => CivilDate,
): Outcome<{ fromOn: CivilDate | null; toOn: CivilDate | null }> {
  if (wish.reviewOn < today) return refuseField("reviewOn", "DATE_IN_PAST");
  if (wish.reviewOn > latestReview(REVIEW_MONTHS)) return refuseField("reviewOn", "REVIEW_TOO_LATE");
  if (wish.scope !== "period") return accept({ fromOn: null, toOn: null });
  if (wish.fromOn === null) return refuseField("fromOn", "REQUIRED");
  if (wish.toOn === null) return refuseField("toOn", "REQUIRED");
  if (wish.toOn < wish.fromOn) return refuseField("toOn", "DATE_ORDER");
  return accept({ fromOn: wish.fromOn, toOn: wish.toOn });
}
