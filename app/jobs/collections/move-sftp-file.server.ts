import type { SftpWork } from "~/collections/queries/sftp-work.server";
import type { RemoteFile, SftpSession } from "~/ports/sftp/port";

import type { JobHost } from "../job-host";
import type { SystemAccess } from "../run-as-system.server";
import { markerOf, movedTo } from "./sftp-files";

/** A connection's inbox while it is looked at. */
export interface Poll extends SftpWork {
  host: JobHost;
  system: SystemAccess;
  session: SftpSession;
  listed: RemoteFile[];
}

/** With its `.done` marker. A failed move warns and is tried at the next poll; the file's hash protects meanwhile. */
export async function moveAway(poll: Poll, file: RemoteFile, directory: string): Promise<boolean> {
  const marker = markerOf(file, poll.listed);
  for (const one of marker ? [file, marker] : [file]) {
    const moved = await poll.session.move(one.path, movedTo(directory, one.name));
    if (moved.ok) continue;
    const { id: connectionId } = poll.connection;
    poll.host.log.warn({ code: moved.code, connectionId }, "a file could not be moved away");
    return false;
  }
  return true;
}
