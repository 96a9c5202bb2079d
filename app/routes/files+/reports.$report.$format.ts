import { createReadableStreamFromReadable, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Readable } from "node:stream";

import { recordReportExport } from "~/money/commands/ledger/record-report-export.server";
import { REPORT_FORMATS, ROW_LIMITS } from "~/money/domain/report/report-limits";
import { REPORT_NAMES } from "~/money/domain/report/report-name";
import { buildReport, gatherRows, REPORT_TYPES } from "~/jobs/money/report/build-report.server";
import { REPORT_SOURCES, type ReportSource } from "~/jobs/money/report/report-sources.server";
import { reportCsv } from "~/money/letters/report/report-csv";
import type { ReportFrame } from "~/money/letters/report/report-words";
import { requireFound } from "~/people/access/require-found.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { translator } from "~/ui/i18n/translator.server";

/** A report as a file: CSV of any size, sent while it is read; a workbook or a PDF while they are short, else where the worker makes them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:export");
  const report = requireFound(REPORT_NAMES.find((name) => name === params.report) ?? null);
  const format = requireFound(REPORT_FORMATS.find((name) => name === params.format) ?? null);
  const { searchParams } = new URL(request.url);
  const source = await REPORT_SOURCES[report](staff, searchParams, frameOf(staff));
  const rows = format === "csv" ? [] : await gatherRows(source.batches, ROW_LIMITS[format]);
  if (!rows)
    return redirect(
      `/ledger/reports?${new URLSearchParams({ report, format, filter: searchParams.toString() })}`,
    );
  const recorded = await staff.change(recordReportExport, {
    report,
    format,
    filter: searchParams.toString().slice(0, 2000),
  });
  if (!recorded.ok) throw new Response(recorded.refusal.code, { status: 403 });
  const name = `${staff.tenant.slug}-${report}-${staff.tenant.businessDate}.${format}`;
  if (format === "csv") return csvFile(source, name);
  const { language, tenant } = staff;
  const file = { format, language, country: tenant.country, agency: tenant.legalName };
  return fileAnswer(await buildReport(source, rows, file), { name, type: REPORT_TYPES[format] });
}

function frameOf({ tenant, language, fullName }: StaffAccess): ReportFrame {
  const { currency, legalName, businessDate } = tenant;
  return { t: translator(language), currency, firm: legalName, takenBy: fullName, takenOn: businessDate };
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
