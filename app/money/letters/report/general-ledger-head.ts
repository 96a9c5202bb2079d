import type { ReportCell, ReportHead } from "~/money/domain/report/report-table";

import { controlLabel, periodFact, type ReportFrame, takenFacts } from "./report-words";

interface GeneralLedgerLine {
  code: string;
  name: string;
  postingDate: string;
  effectiveDate: string;
  entryNo: string | null;
  entryId: string;
  narration: string;
  ruleCode: string;
  dimensionType: string | null;
  dimensionId: string | null;
  dr: bigint;
  cr: bigint;
  balance: bigint;
}

interface Asked {
  from: string;
  on: string;
  code?: string;
  dimension?: string;
}

/** Head of the general ledger; its rows come in batches. */
export function generalLedgerHead(asked: Asked, frame: ReportFrame): ReportHead {
  const { t } = frame;
  const text = (head: string) => ({ head, type: "text" as const });
  const money = (head: string) => ({ head, type: "money" as const });
  return {
    title: t("report:title.general-ledger"),
    facts: [
      periodFact(frame, asked),
      ...(asked.code ? [{ label: t("report:fact.code"), value: asked.code }] : []),
      ...(asked.dimension ? [{ label: t("report:fact.dimension"), value: asked.dimension }] : []),
      ...takenFacts(frame),
    ],
    currency: frame.currency,
    controlLabel: controlLabel(frame),
    columns: [
      text(t("report:column.code")),
      text(t("report:column.account")),
      { head: t("report:column.posted"), type: "date" },
      { head: t("report:column.effective"), type: "date", fileOnly: true },
      text(t("report:column.entry")),
      { ...text(t("report:column.entryId")), fileOnly: true },
      text(t("report:column.narration")),
      { ...text(t("report:column.rule")), fileOnly: true },
      { ...text(t("report:column.dimension")), fileOnly: true },
      { ...text(t("report:column.dimensionId")), fileOnly: true },
      { ...money(t("report:column.debit")), summed: true },
      { ...money(t("report:column.credit")), summed: true },
      money(t("report:column.balance")),
    ],
  };
}

export function generalLedgerRow(line: GeneralLedgerLine): ReportCell[] {
  const { dr, cr } = line;
  const entry = [
    line.postingDate,
    line.effectiveDate,
    line.entryNo,
    line.entryId,
    line.narration,
    line.ruleCode,
  ];
  const side = [dr === 0n ? null : dr, cr === 0n ? null : cr, line.balance];
  return [line.code, line.name, ...entry, line.dimensionType, line.dimensionId, ...side];
}
