import type { FileHandle } from "node:fs/promises";

import ssh2, { type FileEntry, type SFTPWrapper } from "ssh2";

import { type ServedFolder, toAttributes } from "./served-folder";

const { STATUS_CODE } = ssh2.utils.sftp;

/** One client's open files and directory listings, by the number it knows them by. */
class Handles {
  private readonly files = new Map<number, FileHandle>();
  private readonly listings = new Map<number, FileEntry[]>();
  private last = 0;

  addFile(file: FileHandle): Buffer {
    return this.name((id) => this.files.set(id, file));
  }

  addListing(entries: FileEntry[]): Buffer {
    return this.name((id) => this.listings.set(id, entries));
  }

  file(handle: Buffer): FileHandle {
    const file = this.files.get(handle.readUInt32BE(0));
    if (!file) throw new Error("No such handle");
    return file;
  }

  /** The entries not told yet. */
  takeEntries(handle: Buffer): FileEntry[] {
    return this.listings.get(handle.readUInt32BE(0))?.splice(0) ?? [];
  }

  async close(handle: Buffer): Promise<void> {
    const id = handle.readUInt32BE(0);
    await this.files.get(id)?.close();
    this.files.delete(id);
    this.listings.delete(id);
  }

  async closeAll(): Promise<void> {
    for (const file of this.files.values()) await file.close();
    this.files.clear();
  }

  private name(keep: (id: number) => void): Buffer {
    this.last += 1;
    keep(this.last);
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(this.last);
    return handle;
  }
}

/** Answers one client's questions about a folder. */
export function answerSftp(sftp: SFTPWrapper, folder: ServedFolder): void {
  const handles = new Handles();
  const reply = (request: number, work: () => Promise<void>) => {
    work().catch((error: unknown) => sftp.status(request, statusOf(error)));
  };
  const done = (request: number, work: () => Promise<void>) => {
    reply(request, async () => {
      await work();
      sftp.status(request, STATUS_CODE.OK);
    });
  };
  const attributes = (request: number, path: string) => {
    reply(request, async () => sftp.attrs(request, await folder.attributes(path)));
  };

  sftp.on("REALPATH", (request, path) => {
    const filename = folder.clean(path);
    sftp.name(request, [
      { filename, longname: filename, attrs: { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 } },
    ]);
  });
  sftp.on("STAT", attributes);
  sftp.on("LSTAT", attributes);
  sftp.on("FSTAT", (request, handle) => {
    reply(request, async () => sftp.attrs(request, toAttributes(await handles.file(handle).stat())));
  });
  sftp.on("OPENDIR", (request, path) => {
    reply(request, async () => sftp.handle(request, handles.addListing(await folder.entries(path))));
  });
  sftp.on("READDIR", (request, handle) => {
    const entries = handles.takeEntries(handle);
    if (entries.length === 0) sftp.status(request, STATUS_CODE.EOF);
    else sftp.name(request, entries);
  });
  sftp.on("OPEN", (request, path, flags) => {
    reply(request, async () => sftp.handle(request, handles.addFile(await folder.open(path, flags))));
  });
  sftp.on("READ", (request, handle, offset, length) => {
    reply(request, async () => {
      const { bytesRead, buffer } = await handles.file(handle).read(Buffer.alloc(length), 0, length, offset);
      if (bytesRead === 0) sftp.status(request, STATUS_CODE.EOF);
      else sftp.data(request, buffer.subarray(0, bytesRead));
    });
  });
  sftp.on("WRITE", (request, handle, offset, data) => {
    done(request, async () => void (await handles.file(handle).write(data, 0, data.length, offset)));
  });
  sftp.on("CLOSE", (request, handle) => done(request, () => handles.close(handle)));
  sftp.on("RENAME", (request, from, to) => done(request, () => folder.rename(from, to)));
  sftp.on("REMOVE", (request, path) => done(request, () => folder.remove(path)));
  sftp.on("MKDIR", (request, path) => done(request, () => folder.makeDirectory(path)));
  sftp.on("RMDIR", (request, path) => done(request, () => folder.removeDirectory(path)));
  sftp.on("SETSTAT", (request) => sftp.status(request, STATUS_CODE.OK));
  sftp.on("FSETSTAT", (request) => sftp.status(request, STATUS_CODE.OK));
  sftp.on("close", () => void handles.closeAll());
}

function statusOf(error: unknown): number {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return STATUS_CODE.NO_SUCH_FILE;
  if (code === "EACCES" || code === "EPERM") return STATUS_CODE.PERMISSION_DENIED;
  return STATUS_CODE.FAILURE;
}
