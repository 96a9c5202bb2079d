// Source: measured (spec 10, Excel and PDF): a workbook is built in memory, a PDF at about 250 rows a second.

/** Rows that a format takes; null streams and takes any number. */
export const ROW_LIMITS = { csv: null, xlsx: 20_000, pdf: 1_000 } as const;

export type ReportFormat = keyof typeof ROW_LIMITS;

export const REPORT_FORMATS = ["csv", "xlsx", "pdf"] as const satisfies ReportFormat[];
