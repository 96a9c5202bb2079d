// Source: spec 05 §7, IN-PAY-002 (24 hours, amount and date named, opt-out), US-REGE-002 (ten days when it varies).
import { addDays, type CivilDate } from "~/office/domain/calendar-date";

import type { MandateRail } from "./mandate";

/** A notice as it went out. */
export interface PreDebitNotice {
  sentOn: CivilDate;
  sentAt: Date;
  debitOn: CivilDate;
  /** minor units */
  amount: bigint;
  /** the customer said no to this debit */
  optedOut: boolean;
}

export interface NoticedDraft {
  amount: bigint;
  presentOn: CivilDate;
  /** when it leaves, where that is known */
  presentAt?: Date;
}

const DAY_MS = 86_400_000;

/** Rails whose notice is counted in hours, not in dates. */
const HOURLY_RAILS: MandateRail[] = ["upi_autopay", "enach", "nach_paper"];

/** Last day on which the notice may go out; null where none is needed. */
export function noticeDueOn(presentOn: CivilDate, preNoticeDays: number): CivilDate | null {
  return preNoticeDays > 0 ? addDays(presentOn, -preNoticeDays) : null;
}

/**
 * Drafts whose notice must go out by `today`, earliest first; `late` can no longer be sent in time, and the draft
 * has to move.
 */
export function listNoticesDue<T extends { presentOn: CivilDate; noticed: boolean }>(
  drafts: T[],
  preNoticeDays: number,
  today: CivilDate,
): { draft: T; dueOn: CivilDate; late: boolean }[] {
  return drafts
    .flatMap((draft) => {
      const dueOn = draft.noticed ? null : noticeDueOn(draft.presentOn, preNoticeDays);
      return dueOn !== null && dueOn <= today ? [{ draft, dueOn, late: dueOn < today }] : [];
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** Whether one of these notices announced this very draft, early enough. */
export function isNoticed(
  rail: MandateRail,
  preNoticeDays: number,
  draft: NoticedDraft,
  notices: PreDebitNotice[],
): boolean {
  const dueOn = noticeDueOn(draft.presentOn, preNoticeDays);
  if (dueOn === null) return true;
  return notices.some(
    (notice) =>
      notice.debitOn === draft.presentOn &&
      notice.amount === draft.amount &&
      notice.sentOn <= dueOn &&
      hoursEnough(rail, preNoticeDays, notice.sentAt, draft.presentAt),
  );
}

function hoursEnough(rail: MandateRail, days: number, sentAt: Date, presentAt: Date | undefined): boolean {
  if (!presentAt || !HOURLY_RAILS.includes(rail)) return true;
  return presentAt.getTime() - sentAt.getTime() >= days * DAY_MS;
}
