import { startImport } from "~/collections/commands/placement/start-import.server";
import { newId } from "~/platform/ids/new-id";
import type { RemoteFile } from "~/ports/sftp/port";

import { moveAway, type Poll } from "./move-sftp-file.server";
import { isWanted, markerOf, STABLE_MS } from "./sftp-files";

const MAX_FILE = 2 * 1024 ** 3;

interface PollFindings {
  code: string;
  files?: number;
  moved?: number;
  detail?: string;
}

/** Takes every complete file of the inbox, and moves away those whose import is done. */
export async function takeFiles(source: Omit<Poll, "listed">): Promise<PollFindings> {
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
