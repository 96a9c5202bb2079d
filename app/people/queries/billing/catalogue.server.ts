import { listCatalogue } from "~/people/data/billing/plans.server";
import type { Plan } from "~/people/domain/billing/plan";
import type { Database } from "~/platform/db/database.server";

/** The plans that firms may choose now, as the console edits them. */
export async function catalogue(database: Database): Promise<Plan[]> {
  return listCatalogue(database);
}
