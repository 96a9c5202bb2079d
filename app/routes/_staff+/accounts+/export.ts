import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordAccountExport } from "~/collections/commands/worklist/record-account-export.server";
import { accountExportHead, accountExportLine } from "~/collections/domain/account/account-export";
import { readWorklistFilter } from "~/collections/domain/worklist/worklist-filter";
import { worklistPage } from "~/collections/queries/worklist/worklist-page.server";
import { csvAnswer } from "~/people/access/answers/csv-answer.server";
import { countUpTo, mostRows } from "~/people/access/answers/count-up-to.server";
import { refuseExport } from "~/people/access/answers/refuse-export.server";
import { requireStaff } from "~/people/access/require-staff.server";

const BATCH = 500;

/** The filtered worklist as CSV, read page by page while it is sent. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "account:export");
  const { searchParams, search } = new URL(request.url);
  const filter = { ...readWorklistFilter(searchParams), after: undefined, before: undefined };
  const recorded = await staff.change(recordAccountExport, {
    filter: search.slice(0, 2000),
    rows: await countUpTo(
      mostRows(staff, "account:export"),
      async (most) =>
        (await staff.read((context) => worklistPage(context, filter, most), undefined)).rows.length,
    ),
  });
  if (!recorded.ok) return refuseExport(request, "/worklist", recorded.refusal);
  return csvAnswer(`accounts-${staff.tenant.businessDate}.csv`, accountExportHead, async (cursor) => {
    const page = await staff.read(
      (context) => worklistPage(context, { ...filter, after: cursor ?? undefined }, BATCH),
      undefined,
    );
    return { lines: page.rows.map(accountExportLine), next: page.next };
  });
}
