import { constants, type Stats } from "node:fs";
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { join, posix } from "node:path";

import type { Attributes, FileEntry } from "ssh2";

/** SFTP's open flags: draft-ietf-secsh-filexfer-02 §6.3. */
const READ = 1;
const WRITE = 2;
const APPEND = 4;
const CREATE = 8;
const TRUNCATE = 16;
const EXCLUSIVE = 32;

/** A folder of this machine as an SFTP client sees it: `/` is the folder, and nothing lies above it. */
export class ServedFolder {
  constructor(private readonly root: string) {}

  /** The path a client means, without `.` and `..`. */
  clean(path: string): string {
    return posix.normalize(posix.join("/", path)).replace(/(.)\/$/, "$1");
  }

  async attributes(path: string): Promise<Attributes> {
    return toAttributes(await stat(this.real(path)));
  }

  async entries(path: string): Promise<FileEntry[]> {
    const names = await readdir(this.real(path));
    return Promise.all(
      names.map(async (filename) => {
        const found = await lstat(join(this.real(path), filename));
        const kind = found.isDirectory() ? "d" : found.isSymbolicLink() ? "l" : "-";
        const longname = `${kind}rw-r--r-- 1 agency agency ${found.size} ${found.mtime.toUTCString()} ${filename}`;
        return { filename, longname, attrs: toAttributes(found) };
      }),
    );
  }

  open(path: string, flags: number): Promise<FileHandle> {
    return open(this.real(path), toNodeFlags(flags), 0o600);
  }

  /** Like OpenSSH, never onto a name that is taken. */
  async rename(from: string, to: string): Promise<void> {
    const taken = await stat(this.real(to)).catch(() => undefined);
    if (taken) throw Object.assign(new Error("The name is taken"), { code: "EEXIST" });
    await rename(this.real(from), this.real(to));
  }

  async remove(path: string): Promise<void> {
    await rm(this.real(path));
  }

  async makeDirectory(path: string): Promise<void> {
    await mkdir(this.real(path));
  }

  async removeDirectory(path: string): Promise<void> {
    await rmdir(this.real(path));
  }

  private real(path: string): string {
    return join(this.root, this.clean(path));
  }
}

export function toAttributes({ mode, uid, gid, size, atime, mtime }: Stats): Attributes {
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
  return { mode, uid, gid, size, atime: seconds(atime), mtime: seconds(mtime) };
}

function toNodeFlags(flags: number): number {
  const access = flags & WRITE ? (flags & READ ? constants.O_RDWR : constants.O_WRONLY) : constants.O_RDONLY;
  return (
    access |
    (flags & APPEND ? constants.O_APPEND : 0) |
    (flags & CREATE ? constants.O_CREAT : 0) |
    (flags & TRUNCATE ? constants.O_TRUNC : 0) |
    (flags & EXCLUSIVE ? constants.O_EXCL : 0)
  );
}
