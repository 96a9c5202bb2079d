import { startImport } from "~/collections/commands/placement/start-import.server";
import type { SftpWork } from "~/collections/queries/sftp-work.server";
import { newId } from "~/platform/ids/new-id";
import type { RemoteFile, SftpSession } from "~/ports/sftp/port";

import type { JobHost } from "../job-host";
import type { SystemAccess } from "../run-as-system.server";
import { isWanted, movedTo, STABLE_MS } from "./sftp-files";

const MAX_FILE = 2 * 1024 ** 3;

type Source = SftpWork & { host: JobHost; system: SystemAccess; session: SftpSession };

interface Poll extends Source {
  listed: RemoteFile[];
}

interface PollFindings {
  code: string;
  files?: number;
  moved?: number;
  detail?: string;
}

/** Takes every complete file of the inbox, and moves away those whose import is done. */
export async function takeFiles(source: Source): Promise<PollFindings> {
  const { connection, finished } = source;
  const listed = await source.session.list(connection.directory);
  if (!listed.ok) return { code: listed.code, detail: listed.message.slice(0, 300) };
  const poll = { ...source, listed: listed.value };
  let [files, moved] = [0, 0];
  for (const file of listed.value.filter((one) => isWanted(one.name, connection.pattern))) {
    const done = finished.find((one) => one.path === file.path && one.version === versionOf(file));
    if (done) {
      const { processed, failed } = connection.directories;
      if (await moveAway(poll, file, done.status === "completed" ? processed : failed)) moved += 1;
    } else if (isStable(file, poll.host.now(), listed.value)) {
      const code = await takeFile(poll, file);
      if (code) return { code, files, moved, detail: file.name };
      files += 1;
    }
  }
  return { code: "OK", files, moved };
}

/** Tells a new file from the one that had its name before: clients drop "drop.csv" every night. */
function versionOf(file: RemoteFile): string {
  return `${file.size}:${file.modifiedAt.getTime()}`;
}

/** Unchanged for a minute, or announced as complete by `<file>.done`. */
function isStable(file: RemoteFile, now: Date, all: RemoteFile[]): boolean {
  return now.getTime() - file.modifiedAt.getTime() >= STABLE_MS || markerOf(file, all) !== undefined;
}

function markerOf(file: RemoteFile, all: RemoteFile[]): RemoteFile | undefined {
  return all.find((one) => one.name === `${file.name}.done`);
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

/** With its `.done` marker. A failed move warns and is tried at the next poll; the file's hash protects meanwhile. */
async function moveAway(poll: Poll, file: RemoteFile, directory: string): Promise<boolean> {
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
