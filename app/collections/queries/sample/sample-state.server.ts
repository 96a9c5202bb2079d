import { countSamples, type SampleCounts } from "~/collections/data/sample/sample-rows.server";
import type { QueryContext } from "~/people/access/query-context";

/** How much of the sample set is there now. */
export function sampleState({ db }: QueryContext): Promise<SampleCounts> {
  return countSamples(db);
}
