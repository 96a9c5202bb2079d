import { Readable } from "node:stream";

import { clashName } from "./clash-name";
import type { RemoteFile, SftpErrorCode, SftpPort, SftpResult, SftpServer, SftpSession } from "./port";

interface Held {
  bytes: Uint8Array;
  modifiedAt: Date;
}

/** One SFTP server in memory. Directories exist when made; every path begins with a slash. */
export class FakeSftp implements SftpPort {
  fingerprint = "SHA256:fake";
  username = "agency";
  password = "secret";
  /** While set, every call answers so. */
  down?: SftpErrorCode;
  private readonly directories = new Set(["/"]);
  private readonly files = new Map<string, Held>();

  constructor(private readonly now: () => Date = () => new Date()) {}

  readFingerprint(): Promise<SftpResult<string>> {
    return Promise.resolve(this.down ? failed(this.down) : { ok: true, value: this.fingerprint });
  }

  connect({ username, login, fingerprint }: SftpServer): Promise<SftpResult<SftpSession>> {
    return Promise.resolve(this.admit(username, login, fingerprint));
  }

  makeDirectory(path: string): void {
    this.directories.add(path);
  }

  place(path: string, content: string | Uint8Array, modifiedAt = this.now()): void {
    this.files.set(path, { bytes: typeof content === "string" ? Buffer.from(content) : content, modifiedAt });
  }

  remove(path: string): void {
    this.files.delete(path);
  }

  paths(): string[] {
    return [...this.files.keys()].sort();
  }

  private admit(username: string, login: SftpServer["login"], fingerprint: string): SftpResult<SftpSession> {
    if (this.down) return failed(this.down);
    if (fingerprint !== this.fingerprint) {
      const code = fingerprint === "" ? "HOST_KEY_UNKNOWN" : "HOST_KEY_CHANGED";
      return { ...failed(code), seenFingerprint: this.fingerprint };
    }
    const known = login.kind === "password" && username === this.username && login.password === this.password;
    return known ? { ok: true, value: this.openSession() } : failed("AUTH_FAILED");
  }

  private openSession(): SftpSession {
    const session = { open: true };
    const during = <T>(work: () => SftpResult<T>): Promise<SftpResult<T>> => {
      if (!session.open) return Promise.resolve(failed("CONNECTION_LOST"));
      return Promise.resolve(this.down ? failed(this.down) : work());
    };
    return {
      list: (directory) => during(() => this.list(directory)),
      stat: (path) => during(() => this.stat(path)),
      download: (path) =>
        during(() => {
          const held = this.files.get(path);
          return held ? { ok: true, value: Readable.from([held.bytes]) } : failed("FILE_MISSING");
        }),
      move: (from, to) => during(() => this.move(from, to)),
      upload: async (path, body) => {
        const bytes = Buffer.concat((await body.toArray()) as Buffer[]);
        return during(() => this.upload(path, bytes));
      },
      close: () => {
        session.open = false;
        return Promise.resolve();
      },
    };
  }

  private list(directory: string): SftpResult<RemoteFile[]> {
    if (!this.directories.has(directory)) return failed("DIRECTORY_MISSING");
    const files = [...this.files].filter(([path]) => parentOf(path) === directory).map(toFile);
    const order = (a: RemoteFile, b: RemoteFile) =>
      a.modifiedAt.getTime() - b.modifiedAt.getTime() || (a.name < b.name ? -1 : 1);
    return { ok: true, value: files.sort(order) };
  }

  private stat(path: string): SftpResult<RemoteFile> {
    const held = this.files.get(path);
    return held ? { ok: true, value: toFile([path, held]) } : failed("FILE_MISSING");
  }

  private move(from: string, to: string): SftpResult<string> {
    const held = this.files.get(from);
    if (!held) return failed("FILE_MISSING");
    if (!this.directories.has(parentOf(to))) return failed("DIRECTORY_MISSING");
    const target = this.freeName(to);
    this.files.delete(from);
    this.files.set(target, held);
    return { ok: true, value: target };
  }

  private upload(path: string, bytes: Uint8Array): SftpResult<string> {
    if (!this.directories.has(parentOf(path))) return failed("DIRECTORY_MISSING");
    const target = this.freeName(path);
    this.place(target, bytes);
    return { ok: true, value: target };
  }

  private freeName(path: string): string {
    let target = path;
    for (let count = 1; this.files.has(target); count += 1) target = clashName(path, this.now(), count);
    return target;
  }
}

function toFile([path, { bytes, modifiedAt }]: [string, Held]): RemoteFile {
  return { name: path.slice(path.lastIndexOf("/") + 1), path, size: bytes.length, modifiedAt };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

function failed(code: SftpErrorCode): SftpResult<never> & { ok: false } {
  return { ok: false, code, message: code };
}
