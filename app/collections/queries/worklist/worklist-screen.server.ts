import type { QueryContext } from "~/people/access/query-context";
import type { WorklistFilter } from "~/collections/domain/worklist/worklist-filter";

import { worklistChoices } from "./worklist-choices.server";
import { worklistCounts } from "./worklist-counts.server";
import { worklistPage } from "./worklist-page.server";

/** Rows, counts of the views and what may be chosen: one transaction, because three cost three times its frame. */
export async function worklistScreen(context: QueryContext, filter: WorklistFilter) {
  const page = await worklistPage(context, filter);
  const counts = await worklistCounts(context);
  return { page, counts, choices: await worklistChoices(context) };
}
