import type { ReportCell } from "~/money/domain/report/report-table";
import type { ReportFormat } from "~/money/domain/report/report-limits";
import { reportPdf } from "~/money/letters/report/report-pdf.server";
import { reportXlsx } from "~/money/letters/report/report-xlsx.server";

import type { ReportSource } from "./report-sources.server";

export const REPORT_TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const satisfies Record<ReportFormat, string>;

export interface ReportFile {
  format: ReportFormat;
  language: string;
  country: string;
  agency: string;
}

/** Rows on their way, and how many there were. */
export class CountedRows {
  rows = 0;

  constructor(private readonly batches: ReportSource["batches"]) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<ReportCell[][]> {
    for await (const batch of this.batches) {
      this.rows += batch.length;
      yield batch;
    }
  }
}

/** All rows, or null at the first one too many, with nothing more read. */
export async function gatherRows(
  batches: ReportSource["batches"],
  limit: number,
): Promise<ReportCell[][] | null> {
  const rows: ReportCell[][] = [];
  for await (const batch of batches) {
    rows.push(...batch);
    if (rows.length > limit) return null;
  }
  return rows;
}

/** A workbook or a PDF from rows that fit. */
export async function buildReport(
  { head, totals }: Pick<ReportSource, "head" | "totals">,
  rows: ReportCell[][],
  file: ReportFile & { format: "xlsx" | "pdf" },
): Promise<Uint8Array<ArrayBuffer>> {
  const { format, language, country, agency } = file;
  const table = { ...head, rows, totals };
  if (format === "xlsx") return reportXlsx(table, language);
  return reportPdf(table, { language, locale: `${language.split("-")[0] ?? "en"}-${country}`, agency });
}
