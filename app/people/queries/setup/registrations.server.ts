import type { QueryContext } from "~/people/access/query-context";
import { listRegistrations, type Registrations } from "~/people/data/setup/registrations.server";

/** The firm's own number and its licences. */
export function registrations({ db }: QueryContext): Promise<Registrations> {
  return listRegistrations(db);
}
