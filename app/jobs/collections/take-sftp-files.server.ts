import { startImport } from "~/collections/commands/placement/start-import.server";
import type { SftpWork } from "~/collections/queries/sftp-work.server";
import { newId } from "~/platform/ids/new-id";
import type { RemoteFile, SftpSession } from "~/ports/sftp/port";

import type { JobHost } from "../job-host";
import type { SystemAccess } from "../run-as-system.server";
import { isWanted, movedTo, STABLE_MS } from "./sftp-files";

const MAX_FILE = 2 * 1024 ** 3;

type Poll = SftpWork & { host: JobHost; system: SystemAccess; session: SftpSession };

/** Takes every complete file of the inbox, and moves away those whose import is done. */
export async function takeFiles(poll: Poll): Promise<{ code: string; files?: number; detail?: string }> {
  const { connection, session, finished } = poll;
  const listed = await session.list(connection.directory);
  if (!listed.ok) return { code: listed.code, detail: listed.message.slice(0, 300) };
  let taken = 0;
  for (const file of listed.value.filter((one) => isWanted(one.name, connection.pattern))) {
    const done = finished.find((one) => one.path === file.path && one.version === versionOf(file));
    if (done)
      await moveAway(
        poll,
        file,
        done.status === "completed" ? connection.directories.processed : connection.directories.failed,
      );
    else if (isStable(file, poll.host.now(), listed.value)) {
      const code = await takeFile(poll, file);
      if (code) return { code, files: taken, detail: file.name };
      taken += 1;
    }
  }
  return { code: "OK", files: taken };
}

/** Tells a new file from the one that had its name before: clients drop "drop.csv" every night. */
function versionOf(file: RemoteFile): string {
  return `${file.size}:${file.modifiedAt.getTime()}`;
}

/** Unchanged for a minute, or announced as complete by `<file>.done`. */
function isStable(file: RemoteFile, now: Date, all: RemoteFile[]): boolean {
  return (
    now.getTime() - file.modifiedAt.getTime() >= STABLE_MS ||
    all.some((one) => one.name === `${file.name}.done`)
  );
}

/** null when the file is stored and its import began; the same bytes again only move away. */
async function takeFile(poll: Poll, file: RemoteFile): Promise<string | null> {
  const { connection, host, session, system } = poll;
  const download = await session.download(file.path);
  if (!download.ok) return download.code;
  const storageKey = `imports/${newId()}/original`;
  const place = { tenantId: system.tenant.id, key: storageKey };
  const stored = await host.ports.storage.put(place, download.value, { maxBytes: MAX_FILE });
  if (!stored.ok) {
    await moveAway(poll, file, connection.directories.failed);
    return null;
  }
  if (stored.size !== file.size) {
    await host.ports.storage.delete(place);
    return "UNSTABLE_FILE";
  }
  const started = await system.change(startImport, {
    fileName: file.name,
    storageKey,
    sha256: stored.sha256,
    size: BigInt(stored.size),
    mime: "text/csv",
    creditorId: connection.options.creditorId,
    accept: connection.options.accept,
    source: "sftp",
    approve: "automatic",
    origin: { connectionId: connection.id, path: file.path, version: versionOf(file) },
  });
  if (started.ok) return null;
  await host.ports.storage.delete(place);
  if (started.refusal.code !== "DUPLICATE_FILE") return started.refusal.code;
  await moveAway(poll, file, connection.directories.processed);
  return null;
}

/** A failed move warns and is tried at the next poll; the file's hash protects meanwhile. */
async function moveAway(poll: Poll, file: RemoteFile, directory: string): Promise<void> {
  const moved = await poll.session.move(file.path, movedTo(directory, file.name));
  if (!moved.ok)
    poll.host.log.warn(
      { code: moved.code, connectionId: poll.connection.id },
      "a file could not be moved away",
    );
}
