import { type Readable } from "node:stream";

import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";

import { MeasuredStream, TooLargeError } from "./measured-stream.server";
import { toObjectKey } from "./object-key";
import type { FilePlace, StoragePort } from "./port";

export interface S3Config {
  bucket: string;
  region: string;
  /** Another store that speaks S3; AWS itself when absent. */
  endpoint?: string;
  /** Stores without a host name per bucket. */
  forcePathStyle?: boolean;
  accessKeyId: string;
  secretAccessKey: string;
}

export function s3Storage(config: S3Config): StoragePort {
  const { bucket: Bucket, region, endpoint, forcePathStyle, accessKeyId, secretAccessKey } = config;
  const client = new S3Client({
    region,
    endpoint,
    forcePathStyle,
    credentials: { accessKeyId, secretAccessKey },
    // Compatible stores answer 501 to, or store, the checksum trailers the SDK adds by default.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });

  async function head(file: FilePlace) {
    const command = new HeadObjectCommand({ Bucket, Key: toObjectKey(file) });
    const found = await client.send(command).catch(nullWhenMissing);
    return found && { size: found.ContentLength ?? 0, modifiedAt: found.LastModified ?? new Date(0) };
  }

  return {
    head,

    async put(file, body, { maxBytes }) {
      const Key = toObjectKey(file);
      const measured = new MeasuredStream(maxBytes);
      // A failing source must end the upload, which sees only the measured stream.
      body.once("error", (error) => measured.destroy(error));
      const params = { Bucket, Key, Body: body.pipe(measured), ContentType: "application/octet-stream" };
      try {
        await new Upload({ client, params }).done();
      } catch (error) {
        body.destroy();
        // The uploader hides the cause when cleaning up its parts fails as well; unfinished parts are for the
        // bucket's lifecycle rule.
        if (measured.errored instanceof TooLargeError) return { ok: false, code: "TOO_LARGE" };
        throw measured.errored ?? error;
      }
      return { ok: true, size: measured.bytesSeen, sha256: measured.sha256() };
    },

    async get(file) {
      const command = new GetObjectCommand({ Bucket, Key: toObjectKey(file) });
      const found = await client.send(command).catch(nullWhenMissing);
      return found ? (found.Body as Readable) : null;
    },

    async exists(file) {
      return (await head(file)) !== null;
    },

    async delete(file) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: toObjectKey(file) }));
    },
  };
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof NotFound || error instanceof NoSuchKey) return null;
  throw error;
}
