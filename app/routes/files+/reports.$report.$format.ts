import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";

import { recordReportExport } from "~/money/commands/ledger/record-report-export.server";
import { REPORT_FORMATS, type ReportFormat, ROW_LIMITS } from "~/money/domain/report/report-limits";
import { REPORT_NAMES } from "~/money/domain/report/report-name";
import type { ReportCell } from "~/money/domain/report/report-table";
import { reportCsv } from "~/money/letters/report/report-csv";
import { reportPdf } from "~/money/letters/report/report-pdf.server";
import type { ReportFrame } from "~/money/letters/report/report-words";
import { reportXlsx } from "~/money/letters/report/report-xlsx.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { formatCount } from "~/ui/format/format-number";
import { translator } from "~/ui/i18n/translator.server";

import { REPORT_SOURCES, type ReportSource } from "./report/report-sources.table";

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const;

/** A report as a file: CSV of any size, sent while it is read; a workbook or a PDF up to their row limits. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:export");
  const report = requireFound(REPORT_NAMES.find((name) => name === params.report) ?? null);
  const format = requireFound(REPORT_FORMATS.find((name) => name === params.format) ?? null);
  const { searchParams } = new URL(request.url);
  const source = await REPORT_SOURCES[report](staff, searchParams, frameOf(staff));
  const rows = format === "csv" ? [] : await gather(source.batches, format, staff);
  const recorded = await staff.change(recordReportExport, {
    report,
    format,
    filter: searchParams.toString().slice(0, 2000),
  });
  if (!recorded.ok) throw new Response(recorded.refusal.code, { status: 403 });
  const name = `${staff.tenant.slug}-${report}-${staff.tenant.businessDate}.${format}`;
  return format === "csv" ? csvFile(source, name) : builtFile(source, rows, { format, name, staff });
}

function frameOf({ tenant, language, fullName }: StaffAccess): ReportFrame {
  const { currency, legalName, businessDate } = tenant;
  return { t: translator(language), currency, firm: legalName, takenBy: fullName, takenOn: businessDate };
}

/** Refuses at the first row too many, with nothing more read. */
async function gather(
  batches: ReportSource["batches"],
  format: Exclude<ReportFormat, "csv">,
  { language }: StaffAccess,
): Promise<ReportCell[][]> {
  const limit = ROW_LIMITS[format];
  const rows: ReportCell[][] = [];
  for await (const batch of batches) {
    rows.push(...batch);
    if (rows.length > limit) {
      const words = translator(language)("report:tooLong", { limit: formatCount(limit, language) });
      throw new Response(words, { status: 413, headers: { "content-type": "text/plain; charset=utf-8" } });
    }
  }
  return rows;
}

function csvFile({ head, batches, totals }: ReportSource, name: string): Response {
  return new Response(createReadableStreamFromReadable(Readable.from(reportCsv(head, batches, totals))), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}

async function builtFile(
  { head, totals }: ReportSource,
  rows: ReportCell[][],
  file: { format: Exclude<ReportFormat, "csv">; name: string; staff: StaffAccess },
): Promise<Response> {
  const { format, name, staff } = file;
  const table = { ...head, rows, totals };
  const { language } = staff;
  const locale = `${language.split("-")[0] ?? "en"}-${staff.tenant.country}`;
  const bytes =
    format === "xlsx"
      ? await reportXlsx(table, language)
      : await reportPdf(table, { language, locale, agency: staff.tenant.legalName });
  return fileAnswer(bytes, { name, type: TYPES[format] });
}
