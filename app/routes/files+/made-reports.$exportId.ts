import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";

import { madeReport } from "~/money/queries/report/made-report.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { currentPorts } from "~/ports/current-ports.server";

/** A report that the worker made, to whom it was made for, while it is kept. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:export");
  const file = requireFound(await staff.read(madeReport, { exportId: requireId(params.exportId) }));
  const place = { tenantId: staff.tenant.id, key: file.storageKey };
  const stream = requireFound(await currentPorts().storage.get(place));
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      "content-type": file.mime,
      "content-length": String(file.size),
      "content-disposition": `attachment; filename="${file.fileName.replace(/[^\w.-]/g, "_")}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
