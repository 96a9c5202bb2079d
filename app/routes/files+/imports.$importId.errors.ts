import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";

import { importWork, type ImportWork } from "~/collections/queries/import-work.server";
import { importRows, type ImportReportRow } from "~/collections/queries/import-rows.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { recordsOf } from "~/jobs/collections/read-placement-file.server";
import { csvLine } from "~/office/domain/csv-cell";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { currentPorts } from "~/ports/current-ports.server";
import { translator } from "~/ui/i18n/translator.server";

const BATCH = 1000;
const BOM = "\ufeff";

/**
 * The refused rows with their original cells and why, to be corrected and loaded alone (spec 02 §3.8). The
 * stored file is read again beside the report, both in the order of their lines, so any size fits.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "import:read");
  const importId = params.importId ?? "";
  const work = isUuid(importId) ? await staff.read(importWork, { importId }) : null;
  if (!work?.job.options.header) throw new Response("NOT_FOUND", { status: 404 });
  const name = work.job.fileName.replace(/\.\w+$/, "").replace(/[^\w.-]+/g, "_");
  return new Response(createReadableStreamFromReadable(Readable.from(errorFile(staff, work))), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-errors.csv"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

async function* errorFile(staff: StaffAccess, work: ImportWork): AsyncGenerator<string> {
  const { header = [], encoding = "utf-8", delimiter = "," } = work.job.options;
  yield BOM + csvLine([...header, "error_row", "error_columns", "error_reasons"]);
  const report = errorsOf(staff, work.job.id);
  let error = await report.next();
  if (error.done) return;
  const place = { tenantId: staff.tenant.id, key: work.file.storageKey };
  const bytes = await currentPorts().storage.get(place);
  if (!bytes) throw new Error("the stored file of an import is gone");
  const t = translator(staff.language);
  for await (const records of recordsOf(bytes, encoding, delimiter)) {
    for (const { line, cells } of records) {
      while (!error.done && error.value.line < line) error = await report.next();
      if (error.done) return;
      if (error.value.line !== line) continue;
      const { faults } = error.value;
      const columns = [...new Set(faults.map((fault) => fault.column).filter(Boolean))].join("; ");
      const reasons = faults.map((fault) => t(`import:fault.${fault.code}` as "import:fault.REQUIRED"));
      const filled = header.map((_, at) => cellOf(cells[at] ?? ""));
      yield csvLine([...filled, { plain: String(line) }, columns, [...new Set(reasons)].join("; ")]);
    }
  }
}

/** A signed number ("+12145551234", "-5") is no formula, and loads again only as it was. */
function cellOf(text: string): string | { plain: string } {
  return /^[+-]\d+(\.\d+)?$/.test(text) ? { plain: text } : text;
}

async function* errorsOf(staff: StaffAccess, importId: string): AsyncGenerator<ImportReportRow, undefined> {
  for (let after: string | undefined; ;) {
    const page = await staff.read(importRows, { importId, after, outcome: "error", limit: BATCH });
    yield* page.rows;
    if (!page.next) return undefined;
    after = page.next;
  }
}
