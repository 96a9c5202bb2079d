import type { QueryContext } from "~/people/access/query-context";
import { findLiveFacts } from "~/people/data/setup/live-facts.server";
import { type LiveCheck, liveChecks } from "~/people/domain/setup/go-live";

/** The go-live list as it stands. */
export async function liveList({ db, tenant, today }: QueryContext): Promise<LiveCheck[]> {
  return liveChecks(await findLiveFacts(db, tenant, today));
}
