import {
  type FlagChange,
  listFlagChanges,
  listFlags,
  type StoredFlag,
} from "~/people/data/flag/feature-flags.server";
import type { Database } from "~/platform/db/database.server";

/** Every switch as it stands, and the last fifty changes. */
export async function flagList(database: Database): Promise<{ flags: StoredFlag[]; changes: FlagChange[] }> {
  return { flags: await listFlags(database), changes: await listFlagChanges(database) };
}
