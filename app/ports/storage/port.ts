import type { Readable } from "node:stream";

/** A file of one tenant. Keys look like `imports/0198…/original.csv`: plain names between slashes. */
export interface FilePlace {
  tenantId: string;
  key: string;
}

export type PutResult =
  | { ok: true; size: number; /** Hexadecimal, of the bytes as stored. */ sha256: string }
  /** Nothing is kept of a file that is too large. */
  | { ok: false; code: "TOO_LARGE" };

export interface FileFacts {
  size: number;
  modifiedAt: Date;
}

/**
 * Keeps files out of the database. A tenant's files lie under its own prefix and cannot be named from another's.
 * Every method throws on a key that is not plain (a mistake of ours, or an attack) and when the store itself fails;
 * jobs try again.
 */
export interface StoragePort {
  /** Streams the bytes in; readers see the whole new file or what was there before. */
  put(file: FilePlace, body: Readable, limits: { maxBytes: number }): Promise<PutResult>;
  /** The caller reads the stream to its end or destroys it. `null` when there is no such file. */
  get(file: FilePlace): Promise<Readable | null>;
  head(file: FilePlace): Promise<FileFacts | null>;
  exists(file: FilePlace): Promise<boolean>;
  /** Deleting what is not there is fine. */
  delete(file: FilePlace): Promise<void>;
}
