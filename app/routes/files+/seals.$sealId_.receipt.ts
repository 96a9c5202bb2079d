import type { LoaderFunctionArgs } from "@remix-run/node";

import { sealReceipt } from "~/money/queries/reconciliation/seal-receipt.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";

/** The proof of what is held for one account inside a seal, as JSON for the offline verifier. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const sealId = requireId(params.sealId);
  const dimensionId = requireId(new URL(request.url).searchParams.get("account")?.trim());
  const receipt = requireFound(await staff.read(sealReceipt, { sealId, code: "2100", dimensionId }));
  return new Response(JSON.stringify(receipt, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="receipt-${receipt.seal.business_date}.json"`,
      "cache-control": "private, no-store",
    },
  });
}
