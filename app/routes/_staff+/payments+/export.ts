import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordPaymentExport } from "~/collections/commands/payment/record-payment-export.server";
import { paymentExportHead, paymentExportLine } from "~/collections/domain/payment/payment-export";
import { paymentFilter, paymentList } from "~/collections/queries/payment/payment-list.server";
import { csvAnswer } from "~/people/access/answers/csv-answer.server";
import { countUpTo, mostRows } from "~/people/access/answers/count-up-to.server";
import { refuseExport } from "~/people/access/answers/refuse-export.server";
import { requireStaff } from "~/people/access/require-staff.server";

const BATCH = 500;

/** The filtered payments as CSV, read page by page while it is sent. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payment:export");
  const { searchParams, search } = new URL(request.url);
  const filter = {
    ...paymentFilter.parse(Object.fromEntries(searchParams)),
    after: undefined,
    before: undefined,
  };
  const recorded = await staff.change(recordPaymentExport, {
    filter: search.slice(0, 2000),
    rows: await countUpTo(
      mostRows(staff, "payment:export"),
      async (most) =>
        (await staff.read((context) => paymentList(context, filter, most), undefined)).rows.length,
    ),
  });
  if (!recorded.ok) return refuseExport(request, "/payments", recorded.refusal);
  return csvAnswer(`payments-${staff.tenant.businessDate}.csv`, paymentExportHead, async (cursor) => {
    const page = await staff.read(
      (context) => paymentList(context, { ...filter, after: cursor ?? undefined }, BATCH),
      undefined,
    );
    return { lines: page.rows.map(paymentExportLine), next: page.next };
  });
}
