import type { LoaderFunctionArgs } from "@remix-run/node";

import { sealPage } from "~/money/queries/reconciliation/seal-page.server";
import { jsonDownload } from "~/people/access/answers/json-download.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";

/** A seal as JSON, to keep outside: content, its hash and the hash before it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const sealId = requireId(params.sealId);
  const { content, hash, previousHash } = requireFound(await staff.read(sealPage, { sealId }));
  return jsonDownload(`seal-${content.business_date}-v${content.version}.json`, {
    content,
    previous_hash: previousHash,
    hash,
  });
}
