import type { CommandContext } from "~/office/commands/command/define-command";
import { listPlaces } from "~/people/data/organisation/departments.server";

/** One's own absence, that of somebody who reports to one, or anybody's for who keeps the organisation. */
export async function mayArrange({ db, actor }: CommandContext, staffId: string): Promise<boolean> {
  if (actor.permissions.has("department:update") || actor.id === staffId) return true;
  const known = (await listPlaces(db)).find(({ id }) => id === staffId);
  return known !== undefined && known.reportsToId !== null && known.reportsToId === actor.id;
}
