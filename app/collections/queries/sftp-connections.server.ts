import type { QueryContext } from "~/people/access/query-context";
import { listConnections, type StoredConnection } from "~/collections/data/placement/sftp-connections.server";

/** The firm's polled directories, without their secrets. */
export async function sftpConnections({ db }: QueryContext): Promise<StoredConnection[]> {
  return listConnections(db);
}
