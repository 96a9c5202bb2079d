import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordDebitExport } from "~/money/commands/ach/record-debit-export.server";
import { achFileText } from "~/money/queries/ach/ach-file-text.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";

/** A debit file as the bank takes it, to the byte as it was made. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ach:exchange");
  const fileId = requireId(params["fileId"]);
  const recorded = await staff.change(recordDebitExport, { fileId });
  if (!recorded.ok) throw new Response(recorded.refusal.code, { status: 404, statusText: "Not Found" });
  const { text, fileName } = requireFound(await staff.read(achFileText, { fileId }));
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=us-ascii",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
    },
  });
}
