import type { LoaderFunctionArgs } from "@remix-run/node";

import { accountIdByReference } from "~/collections/queries/account/account-id-by-reference.server";
import { sealReceipt } from "~/money/queries/reconciliation/seal-receipt.server";
import { jsonDownload } from "~/people/access/answers/json-download.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";

/** The proof of what is held for one account inside a seal, as JSON for the offline verifier. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const sealId = requireId(params.sealId);
  const reference = new URL(request.url).searchParams.get("account")?.trim().slice(0, 100) ?? "";
  const dimensionId = requireFound(await staff.read(accountIdByReference, { reference }));
  const receipt = requireFound(await staff.read(sealReceipt, { sealId, code: "2100", dimensionId }));
  return jsonDownload(`receipt-${receipt.seal.business_date}.json`, receipt);
}
