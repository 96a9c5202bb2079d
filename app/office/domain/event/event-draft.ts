import type { CivilDate } from "../calendar-date";

export type EventCategory = "change" | "access" | "denied" | "auth" | "system";

export interface Subject {
  type: string;
  id: string;
}

/** What a command says happened; the wrapper adds who, when, where and which request. */
export interface EventDraft {
  id: string;
  /** `noun.past_tense_with_underscores` */
  type: string;
  subject: Subject;
  category: EventCategory;
  /** changed fields only; sensitive values already masked */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string;
  effectiveDate?: CivilDate;
  desk?: string;
  causationId?: string;
  /** further timelines that show it */
  related: Subject[];
}
