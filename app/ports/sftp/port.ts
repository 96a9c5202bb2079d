import type { Readable } from "node:stream";

export interface SftpAddress {
  host: string;
  port: number;
}

export type SftpLogin =
  | { kind: "password"; password: string }
  | { kind: "private_key"; /** OpenSSH or PEM. */ privateKey: string; passphrase?: string };

export interface SftpServer extends SftpAddress {
  username: string;
  login: SftpLogin;
  /** `SHA256:…` as `ssh-keygen -l` prints it; what a person confirmed after `readFingerprint`. */
  fingerprint: string;
}

/**
 * - `HOST_KEY_CHANGED`: the server shows another key than the confirmed one: stop until a person looks.
 * - `HOST_KEY_UNKNOWN`: no key was confirmed yet.
 * - `DIRECTORY_MISSING`: a wrong setting, never "no files".
 * - `HOST_NOT_ALLOWED`: an address inside our own network.
 */
export type SftpErrorCode =
  | "UNREACHABLE"
  | "TIMEOUT"
  | "HOST_NOT_ALLOWED"
  | "HOST_KEY_CHANGED"
  | "HOST_KEY_UNKNOWN"
  | "AUTH_FAILED"
  | "DIRECTORY_MISSING"
  | "FILE_MISSING"
  | "PERMISSION_DENIED"
  | "CONNECTION_LOST"
  | "FAILED";

export type SftpResult<T> =
  | { ok: true; value: T }
  /** `seenFingerprint` with the two `HOST_KEY_…` codes. `message` never holds a secret. */
  | { ok: false; code: SftpErrorCode; message: string; seenFingerprint?: string };

export interface RemoteFile {
  name: string;
  path: string;
  size: number;
  modifiedAt: Date;
}

/** An open connection. The owner closes it, also after an error. */
export interface SftpSession {
  /** Plain files only, oldest first, then by name. */
  list(directory: string): Promise<SftpResult<RemoteFile[]>>;
  stat(path: string): Promise<SftpResult<RemoteFile>>;
  /** The stream fails with an error when the line breaks: a short file is never taken for a whole one. */
  download(path: string): Promise<SftpResult<Readable>>;
  /** Returns where the file is now: on a name clash `name_20261121T101500Z.csv`. Nothing is overwritten. */
  move(from: string, to: string): Promise<SftpResult<string>>;
  /** Appears under its name only when it is complete; returns where, as `move` does. */
  upload(path: string, body: Readable): Promise<SftpResult<string>>;
  close(): Promise<void>;
}

export interface SftpPort {
  /** Asks a server for its key without logging in, for a person to confirm. */
  readFingerprint(address: SftpAddress): Promise<SftpResult<string>>;
  connect(server: SftpServer): Promise<SftpResult<SftpSession>>;
}
