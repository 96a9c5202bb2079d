import type { Query } from "~/people/access/query-context";

import {
  generalLedger,
  type GeneralLedgerFilter,
  type GeneralLedgerPage,
  type GeneralLedgerRow,
} from "./general-ledger.server";

const BATCH = 1000;

/** Whoever may read: a staff member's or a job's hands. */
interface Reader {
  read<A, R>(query: Query<A, R>, args: A): Promise<R>;
}

/** The whole general ledger of a period, read batch by batch as the caller takes it. */
export async function* walkGeneralLedger(
  reader: Reader,
  filter: GeneralLedgerFilter,
): AsyncGenerator<GeneralLedgerRow[]> {
  for (let after: string | undefined; ;) {
    const batch: GeneralLedgerPage = await reader.read(
      (context) => generalLedger(context, { ...filter, before: undefined, after }, BATCH),
      undefined,
    );
    if (batch.rows.length > 0) yield batch.rows;
    if (batch.next === null) return;
    after = batch.next;
  }
}
