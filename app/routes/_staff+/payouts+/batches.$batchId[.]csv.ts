import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordBatchExport } from "~/money/commands/payout/record-batch-export.server";
import { payoutBatchCsv } from "~/money/letters/payout-batch-csv";
import { batchFile } from "~/money/queries/payout/batch-file.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";

/** A released batch as the file that the bank takes. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payout:release");
  const batchId = requireId(params["batchId"]);
  const recorded = await staff.change(recordBatchExport, { batchId });
  if (!recorded.ok) throw new Response(recorded.refusal.code, { status: 404, statusText: "Not Found" });
  const orders = requireFound(await staff.read(batchFile, { batchId }));
  return new Response(payoutBatchCsv(orders), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="payouts-${batchId}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
