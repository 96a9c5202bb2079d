import {
  findOpeningDay,
  findOpeningRest,
  isMigrationDone,
  listBatches,
  type StoredBatch,
} from "~/money/data/opening/opening-batches.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";

export interface OpeningDesk {
  batches: Omit<StoredBatch, "rows">[];
  /** what 3090 still holds, credits above zero */
  rest: bigint;
  datedOn: CivilDate;
  done: boolean;
}

/** What was brought in from another system, and how far off zero 3090 is. */
export async function openingDesk({ db, today }: QueryContext): Promise<OpeningDesk> {
  return {
    batches: await listBatches(db),
    rest: await findOpeningRest(db),
    datedOn: await findOpeningDay(db, today),
    done: await isMigrationDone(db, today),
  };
}
