import { findBatch, type StoredBatch } from "~/money/data/opening/opening-batches.server";
import { isApprovalPending } from "~/office/data/approval/approvals.server";
import type { QueryContext } from "~/people/access/query-context";

/** One batch with every row and its reason; null is a 404. */
export async function openingPage(
  { db }: QueryContext,
  { batchId }: { batchId: string },
): Promise<{ batch: StoredBatch; pending: boolean } | null> {
  const batch = await findBatch(db, batchId);
  if (!batch) return null;
  return {
    batch,
    pending: await isApprovalPending(db, "opening.post", { type: "opening_batch", id: batchId }),
  };
}
