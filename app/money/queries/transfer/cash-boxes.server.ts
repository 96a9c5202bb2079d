import { type CashBox, listCashBoxes } from "~/money/data/transfer/cash-boxes.server";
import type { QueryContext } from "~/people/access/query-context";

/** Boxes with cash in them, and what of it is the clients'. */
export async function cashBoxes({ db, tenant }: QueryContext): Promise<CashBox[]> {
  const boxes = await listCashBoxes(db, tenant.currency);
  return boxes.filter(({ total, clients }) => total !== 0n || clients !== 0n);
}
