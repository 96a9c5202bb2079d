import type { ClosePart } from "~/office/commands/close/close-part";
import { accept } from "~/office/domain/outcome";
import { saveDayBalances } from "~/money/data/close/day-balances.server";

/** Keeps the trial balance of the date: the codes that moved, with what their balances came to. */
export const snapshotBooks: ClosePart = {
  async run({ db }, { day }) {
    const { codes, debits, credits } = await saveDayBalances(db, day);
    const errors = debits === credits ? [] : [{ code: "ENTRY_UNBALANCED", item: null }];
    return accept({ counts: { codes }, sums: { debits, credits }, errors, next: null });
  },
};
