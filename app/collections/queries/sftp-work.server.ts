import type { QueryContext } from "~/people/access/query-context";
import {
  findConnection,
  findConnectionSecret,
  listFinishedFiles,
  type StoredConnection,
} from "~/collections/data/placement/sftp-connections.server";

export interface SftpWork {
  connection: StoredConnection;
  secret: string;
  finished: { path: string; version: string | null; status: string }[];
}

/** What the poll job needs; the only reader of the secret. */
export async function sftpWork(
  { db }: QueryContext,
  { connectionId }: { connectionId: string },
): Promise<SftpWork | null> {
  const connection = await findConnection(db, connectionId);
  const secret = connection ? await findConnectionSecret(db, connectionId) : null;
  if (!connection || secret === null) return null;
  return { connection, secret, finished: await listFinishedFiles(db, connectionId) };
}
