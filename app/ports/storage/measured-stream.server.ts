import { createHash } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";

export class TooLargeError extends Error {}

/** Passes bytes on while counting and hashing them; fails with `TooLargeError` beyond the limit. */
export class MeasuredStream extends Transform {
  /** Not called `size`: the S3 uploader takes a body's `size` for its full length. */
  bytesSeen = 0;
  private readonly hash = createHash("sha256");

  constructor(private readonly maxBytes: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytesSeen += chunk.length;
    if (this.bytesSeen > this.maxBytes) return done(new TooLargeError(`More than ${this.maxBytes} bytes`));
    this.hash.update(chunk);
    done(null, chunk);
  }

  /** Once, after the last byte. */
  sha256(): string {
    return this.hash.digest("hex");
  }
}
