import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";

import { recordJournalExport } from "~/money/commands/ledger/record-journal-export.server";
import { readJournalRange } from "~/money/domain/ledger/journal-range";
import { journalText } from "~/money/letters/journal-text";
import { walkJournal } from "~/money/queries/ledger/walk-journal.server";
import { requireStaff } from "~/people/access/require-staff.server";

/** The journal of a range of posting dates for hledger and ledger, sent while it is read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:export");
  const range = readJournalRange(new URL(request.url).searchParams, staff.tenant);
  const recorded = await staff.change(recordJournalExport, { ...range, format: "journal" });
  if (!recorded.ok) throw new Response(recorded.refusal.code, { status: 403 });
  const text = journalText(
    `${staff.tenant.legalName}, ${range.from} to ${range.to}`,
    walkJournal(staff, range),
  );
  return new Response(createReadableStreamFromReadable(Readable.from(text)), {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${staff.tenant.slug}-${range.from}-${range.to}.journal"`,
      "cache-control": "private, no-store",
    },
  });
}
