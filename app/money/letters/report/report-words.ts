import type { translator } from "~/ui/i18n/translator.server";

/** Texts in the reader's language. */
export type ReportWords = ReturnType<typeof translator>;

/** What every report of one reading says of itself. */
export interface ReportFrame {
  t: ReportWords;
  currency: string;
  firm: string;
  /** who takes it out, and on which business date: it stands on every copy */
  takenBy: string;
  takenOn: string;
}

/** The facts that end every head, after the report's own. */
export function takenFacts({ t, firm, takenBy, takenOn }: ReportFrame): { label: string; value: string }[] {
  return [
    { label: t("report:fact.firm"), value: firm },
    { label: t("report:fact.by"), value: takenBy },
    { label: t("report:fact.takenOn"), value: takenOn },
  ];
}

export function controlLabel({ t }: ReportFrame): (rows: number) => string {
  return (count) => t("report:control", { count });
}

export function periodFact({ t }: ReportFrame, { from, on }: { from?: string; on: string }) {
  return from === undefined
    ? { label: t("report:fact.on"), value: on }
    : { label: t("report:fact.period"), value: t("report:fact.periodOf", { from, on }) };
}
