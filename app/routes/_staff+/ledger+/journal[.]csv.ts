import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";

import { recordJournalExport } from "~/money/commands/ledger/record-journal-export.server";
import { readJournalRange } from "~/money/domain/ledger/journal-range";
import { journalCsv } from "~/money/letters/journal-csv";
import { walkJournal } from "~/money/queries/ledger/walk-journal.server";
import { requireStaff } from "~/people/access/require-staff.server";

/** The journal of a range of posting dates as CSV, sent while it is read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:export");
  const range = readJournalRange(new URL(request.url).searchParams, staff.tenant);
  const recorded = await staff.change(recordJournalExport, { ...range, format: "csv" });
  if (!recorded.ok) throw new Response(recorded.refusal.code, { status: 403 });
  const text = journalCsv(walkJournal(staff, range));
  return new Response(createReadableStreamFromReadable(Readable.from(text)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${staff.tenant.slug}-${range.from}-${range.to}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
