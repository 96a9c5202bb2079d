import type { QueryContext } from "~/people/access/query-context";
import { listCollectorLoads } from "~/collections/data/worklist/collectors.server";
import type { CollectorLoad } from "~/collections/domain/account/distribution";

/** Active collectors with how much they hold and may hold. */
export async function collectorLoads({
  db,
}: QueryContext): Promise<(CollectorLoad & { fullName: string })[]> {
  return listCollectorLoads(db, { forChange: false });
}
