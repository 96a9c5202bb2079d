import type { EventEmitter } from "node:events";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { Client, FileEntryWithStats, SFTPWrapper, Stats } from "ssh2";

import { clashName } from "./clash-name";
import type { RemoteFile, SftpErrorCode, SftpResult, SftpSession } from "./port";

/** Status codes of the protocol: draft-ietf-secsh-filexfer-02 §7. */
const CODES: Record<number, SftpErrorCode> = {
  2: "FILE_MISSING",
  3: "PERMISSION_DENIED",
  6: "CONNECTION_LOST",
  7: "CONNECTION_LOST",
};
const MAX_NAMES = 20;

type Answer<T> = (error: Error | undefined | null, value?: T) => void;

export class Ssh2Session implements SftpSession {
  private lost = false;

  constructor(
    private readonly client: Client,
    private readonly sftp: SFTPWrapper,
    private readonly timeoutMs: number,
    private readonly now: () => Date,
  ) {
    // Kept for the life of the connection: an error nobody listens to would end the process.
    client.on("error", () => (this.lost = true));
    client.on("close", () => (this.lost = true));
  }

  async list(directory: string): Promise<SftpResult<RemoteFile[]>> {
    const entries = await this.ask<FileEntryWithStats[]>((answer) => this.sftp.readdir(directory, answer));
    if (!entries.ok)
      return entries.code === "FILE_MISSING"
        ? this.directoryMissing(directory)
        : this.orNoDirectory(entries, directory);
    const files = entries.value
      .filter(isPlainFile)
      .map(({ filename, attrs }) => toFile(join(directory, filename), attrs));
    const order = (a: RemoteFile, b: RemoteFile) =>
      a.modifiedAt.getTime() - b.modifiedAt.getTime() || (a.name < b.name ? -1 : 1);
    return { ok: true, value: files.sort(order) };
  }

  async stat(path: string): Promise<SftpResult<RemoteFile>> {
    const found = await this.attributes(path);
    if (!found.ok) return found;
    if (found.value.isDirectory()) return failed("FILE_MISSING", `${path} is a directory`);
    return { ok: true, value: toFile(path, found.value) };
  }

  async download(path: string): Promise<SftpResult<Readable>> {
    const found = await this.stat(path);
    if (!found.ok) return found;
    return { ok: true, value: guarded(this.sftp.createReadStream(path)) };
  }

  async move(from: string, to: string): Promise<SftpResult<string>> {
    for (let count = 0; count < MAX_NAMES; count += 1) {
      const target = count === 0 ? to : clashName(to, this.now(), count);
      // Some servers overwrite when renaming, so the name is looked at first.
      if ((await this.attributes(target)).ok) continue;
      const moved = await this.ask<void>((answer) => this.sftp.rename(from, target, answer));
      if (moved.ok) return { ok: true, value: target };
      if ((await this.attributes(target)).ok) continue;
      return this.whyNotMoved(moved, from, to);
    }
    return failed("FAILED", `Every name like ${to} is taken`);
  }

  async upload(path: string, body: Readable): Promise<SftpResult<string>> {
    const part = join(parentOf(path), `.${nameOf(path)}.part`);
    try {
      await pipeline(body, guarded(this.sftp.createWriteStream(part)));
    } catch (error) {
      const refusal = this.toFailure(error);
      return refusal.code === "FILE_MISSING" ? this.directoryMissing(parentOf(path)) : refusal;
    }
    return this.move(part, path);
  }

  close(): Promise<void> {
    if (this.lost) {
      this.client.destroy();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.client.destroy(), this.timeoutMs);
      this.client.once("close", () => {
        clearTimeout(timer);
        resolve();
      });
      this.client.end();
    });
  }

  private attributes(path: string): Promise<SftpResult<Stats>> {
    return this.ask<Stats>((answer) => this.sftp.stat(path, answer));
  }

  private async whyNotMoved(
    refusal: SftpResult<never> & { ok: false },
    from: string,
    to: string,
  ): Promise<SftpResult<never>> {
    const source = await this.attributes(from);
    if (!source.ok) return source;
    return this.orNoDirectory(refusal, parentOf(to));
  }

  /** Servers differ in what they say about a directory that is not one. */
  private async orNoDirectory(
    refusal: SftpResult<never> & { ok: false },
    directory: string,
  ): Promise<SftpResult<never>> {
    const found = await this.attributes(directory);
    const missing = found.ok ? !found.value.isDirectory() : found.code === "FILE_MISSING";
    return missing ? this.directoryMissing(directory) : refusal;
  }

  private directoryMissing(directory: string): SftpResult<never> {
    return failed("DIRECTORY_MISSING", `There is no directory ${directory}`);
  }

  private ask<T>(question: (answer: Answer<T>) => void): Promise<SftpResult<T>> {
    if (this.lost) return Promise.resolve(failed("CONNECTION_LOST", "The connection is closed"));
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.client.destroy();
        resolve(failed("TIMEOUT", "The server did not answer in time"));
      }, this.timeoutMs);
      const answer: Answer<T> = (error, value) => {
        clearTimeout(timer);
        resolve(error ? this.toFailure(error) : { ok: true, value: value as T });
      };
      question(answer);
    });
  }

  private toFailure(error: unknown): SftpResult<never> & { ok: false } {
    const { code, message } = error as { code?: number | string; message: string };
    const known = typeof code === "number" ? CODES[code] : undefined;
    return failed(known ?? (this.lost ? "CONNECTION_LOST" : "FAILED"), message);
  }
}

/**
 * After its last byte a stream still closes its file at the server. A line that breaks just then is an error nobody
 * listens to any more, which would end the process; readers and writers still hear of every earlier one.
 */
function guarded<S extends EventEmitter>(stream: S): S {
  stream.on("error", () => undefined);
  return stream;
}

/** No folders, links or names that would lead elsewhere. */
function isPlainFile({ filename, longname, attrs }: FileEntryWithStats): boolean {
  if (filename.includes("/") || filename.includes("\0")) return false;
  // A few servers send no mode; their listing line still begins with the kind.
  return attrs.mode === undefined ? longname.startsWith("-") : attrs.isFile();
}

function toFile(path: string, { size, mtime }: Pick<Stats, "size" | "mtime">): RemoteFile {
  return { name: nameOf(path), path, size, modifiedAt: new Date(mtime * 1000) };
}

function join(directory: string, name: string): string {
  return directory.endsWith("/") ? `${directory}${name}` : `${directory}/${name}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash < 0) return ".";
  return slash === 0 ? "/" : path.slice(0, slash);
}

function failed(code: SftpErrorCode, message: string): SftpResult<never> & { ok: false } {
  return { ok: false, code, message };
}
