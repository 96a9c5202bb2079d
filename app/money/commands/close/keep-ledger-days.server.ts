import type { ClosePart } from "~/office/commands/close/close-part";
import { accept } from "~/office/domain/outcome";
import { saveLedgerDays } from "~/money/data/ledger/ledger-days.server";

const CHUNK = 20_000;

/**
 * Brings the kept totals by posting date up to now, a chunk of entries at a time. How many there were depends on what
 * else was running, so the record does not tell.
 */
export const keepLedgerDays: ClosePart = {
  async run({ db }) {
    const entries = await saveLedgerDays(db, CHUNK);
    return accept({ counts: {}, sums: {}, errors: [], next: entries >= CHUNK ? "more" : null });
  },
};
