import type { EntryRow } from "~/money/queries/ledger/entry-list.server";

import { toMoney } from "./to-money";

/** A journal entry as the API tells it. */
export function toEntry({ lines, currency, ...entry }: EntryRow) {
  return {
    ...entry,
    lines: lines.map(({ dr, cr, ...line }) => ({
      ...line,
      debit: toMoney(dr, currency),
      credit: toMoney(cr, currency),
    })),
  };
}
