import type { QueryContext } from "~/people/access/query-context";
import {
  WORKLIST_LIMIT,
  worklistPage,
  type WorklistRow,
} from "~/collections/queries/worklist/worklist-page.server";
import { worklistFilter } from "~/collections/domain/worklist/worklist-filter";

/** Debts a person looks for by number, name, telephone or last four digits; the first few. */
export async function debtsToMatch(
  context: QueryContext,
  { text }: { text: string },
): Promise<WorklistRow[]> {
  if (text.trim().length < 2) return [];
  const filter = worklistFilter.parse({ text, sort: "created" });
  const { rows } = await worklistPage(context, filter, Math.min(WORKLIST_LIMIT, 20));
  return rows;
}
