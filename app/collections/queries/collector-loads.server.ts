import type { QueryContext } from "~/people/access/query-context";
import { listCollectorLoads } from "~/collections/data/worklist/collectors.server";

/** Active collectors with how much they hold and may hold, and until when they are away. */
export function collectorLoads({ db }: QueryContext): ReturnType<typeof listCollectorLoads> {
  return listCollectorLoads(db, { forChange: false });
}
