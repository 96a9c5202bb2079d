import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";

import { MeasuredStream, TooLargeError } from "./measured-stream.server";
import { toObjectKey } from "./object-key";
import type { FilePlace, StoragePort } from "./port";

/** Hidden, so that no key can name it; on the same disk as the files, so that a rename is one step. */
const INCOMING = ".incoming";

/** Files in a folder of this machine: development, demo, and a server with one disk. */
export function localDiskStorage(config: { root: string }): StoragePort {
  const root = resolve(config.root);
  const pathOf = (file: FilePlace) => join(root, toObjectKey(file));

  async function head(file: FilePlace) {
    const found = await stat(pathOf(file)).catch(nullWhenMissing);
    return found?.isFile() ? { size: found.size, modifiedAt: found.mtime } : null;
  }

  return {
    head,

    async put(file, body, { maxBytes }) {
      const target = pathOf(file);
      const incoming = join(root, INCOMING, randomUUID());
      await mkdir(dirname(incoming), { recursive: true, mode: 0o700 });
      const measured = new MeasuredStream(maxBytes);
      try {
        await pipeline(
          body,
          measured,
          createWriteStream(incoming, { flags: "wx", mode: 0o600, flush: true }),
        );
        await makeFolder(root, dirname(target));
        await rename(incoming, target);
        await syncFolder(dirname(target));
      } catch (error) {
        await rm(incoming, { force: true });
        if (error instanceof TooLargeError) return { ok: false, code: "TOO_LARGE" };
        throw error;
      }
      return { ok: true, size: measured.bytesSeen, sha256: measured.sha256() };
    },

    async get(file) {
      const handle = await open(pathOf(file), "r").catch(nullWhenMissing);
      if (!handle) return null;
      if ((await handle.stat()).isFile()) return handle.createReadStream();
      await handle.close();
      return null;
    },

    async exists(file) {
      return (await head(file)) !== null;
    },

    async delete(file) {
      await rm(pathOf(file), { force: true });
    },
  };
}

/** A file is only safe once every new folder above it is on the disk as well. */
async function makeFolder(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let current = folder; current.length >= root.length; current = dirname(current))
    await syncFolder(current);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Windows cannot sync a folder, and does not need to.
    if (process.platform !== "win32") throw error;
  } finally {
    await handle.close();
  }
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
