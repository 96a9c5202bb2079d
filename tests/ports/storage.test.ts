import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";

import S3rver from "s3rver";
import { describe, expect, it, onTestFinished } from "vitest";

import { localDiskStorage } from "~/ports/storage/local-disk.server";
import type { StoragePort } from "~/ports/storage/port";
import { s3Storage } from "~/ports/storage/s3.server";

const TENANT = "0198c1f0-0000-7000-8000-00000000000a";
const FILE = { tenantId: TENANT, key: "imports/1/original.csv" };
const LIMITS = { maxBytes: 20_000_000 };

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "storage-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function openDisk(): Promise<StoragePort> {
  return localDiskStorage({ root: await temporaryFolder() });
}

async function openS3(): Promise<StoragePort> {
  const directory = await temporaryFolder();
  const options = {
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: "files" }],
  };
  const server = new S3rver(options);
  const { port } = await server.run();
  onTestFinished(() => server.close());
  return s3Storage({
    bucket: "files",
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    forcePathStyle: true,
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
  });
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** In pieces, as a file arrives. */
function streamOf(bytes: Buffer): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 60_000) }, (_, index) =>
    bytes.subarray(index * 60_000, (index + 1) * 60_000),
  );
  return Readable.from(pieces);
}

async function readAll(storage: StoragePort, file = FILE): Promise<Buffer | null> {
  const stream = await storage.get(file);
  return stream && buffer(stream);
}

describe.each([
  ["on the local disk", openDisk],
  ["in S3", openS3],
])("a file %s", (_, open) => {
  it.each([0, 1, 1000, 300_000, 12_000_000])(
    "of %i bytes comes back as it was, measured on the way",
    async (size) => {
      const storage = await open();
      const bytes = randomBytes(size);
      expect(await storage.put(FILE, streamOf(bytes), LIMITS)).toEqual({
        ok: true,
        size,
        sha256: sha256(bytes),
      });
      expect((await readAll(storage))?.equals(bytes)).toBe(true);
      expect(await storage.head(FILE)).toMatchObject({ size });
      expect((await storage.head(FILE))?.modifiedAt.getFullYear()).toBeGreaterThan(2000);
      expect(await storage.exists(FILE)).toBe(true);
    },
  );

  it("that is not there is null, and may be deleted", async () => {
    const storage = await open();
    expect(await storage.get(FILE)).toBeNull();
    expect(await storage.head(FILE)).toBeNull();
    expect(await storage.exists(FILE)).toBe(false);
    await storage.delete(FILE);
  });

  it("is gone after it is deleted", async () => {
    const storage = await open();
    await storage.put(FILE, streamOf(Buffer.from("a")), LIMITS);
    await storage.delete(FILE);
    expect(await storage.exists(FILE)).toBe(false);
  });

  it("is replaced whole", async () => {
    const storage = await open();
    await storage.put(FILE, streamOf(Buffer.from("long and old")), LIMITS);
    await storage.put(FILE, streamOf(Buffer.from("new")), LIMITS);
    expect((await readAll(storage))?.toString()).toBe("new");
  });

  it.each([10, 8_000_000])("larger than %i bytes is refused and leaves what was there", async (maxBytes) => {
    const storage = await open();
    await storage.put(FILE, streamOf(Buffer.from("old")), LIMITS);
    const tooMuch = streamOf(randomBytes(maxBytes + 1));
    expect(await storage.put(FILE, tooMuch, { maxBytes })).toEqual({ ok: false, code: "TOO_LARGE" });
    expect((await readAll(storage))?.toString()).toBe("old");
  });

  it("exactly as large as allowed is kept", async () => {
    const storage = await open();
    expect(await storage.put(FILE, streamOf(randomBytes(10)), { maxBytes: 10 })).toMatchObject({ ok: true });
  });

  it("whose source breaks off is not kept", async () => {
    const storage = await open();
    async function* breaking() {
      yield randomBytes(70_000);
      await Promise.resolve();
      throw new Error("The line broke");
    }
    await expect(storage.put(FILE, Readable.from(breaking()), LIMITS)).rejects.toThrow("The line broke");
    expect(await storage.exists(FILE)).toBe(false);
  });

  it("of one tenant is not another's", async () => {
    const storage = await open();
    await storage.put(FILE, streamOf(Buffer.from("a")), LIMITS);
    expect(await storage.exists({ ...FILE, tenantId: "other" })).toBe(false);
  });

  it.each([
    "",
    "/etc/passwd",
    "../b/original.csv",
    "a/../../b",
    "a//b",
    "a/.hidden",
    ".incoming/x",
    "a\\b",
    "a\0b",
    "ü",
  ])("is never called %j", async (key) => {
    const storage = await open();
    await expect(storage.get({ tenantId: TENANT, key })).rejects.toThrow(RangeError);
    await expect(
      storage.put({ tenantId: TENANT, key }, streamOf(Buffer.from("a")), LIMITS),
    ).rejects.toThrow();
  });

  it.each(["", "..", "a/b", "."])("is never of the tenant %j", async (tenantId) => {
    const storage = await open();
    await expect(storage.head({ tenantId, key: "a" })).rejects.toThrow(RangeError);
  });
});

describe("the local disk", () => {
  it("keeps nothing of refused and broken files", async () => {
    const root = await temporaryFolder();
    const storage = localDiskStorage({ root });
    await storage.put(FILE, streamOf(randomBytes(100)), { maxBytes: 10 });
    await storage.put(FILE, streamOf(randomBytes(100)), LIMITS);
    expect(await readdir(join(root, ".incoming"))).toEqual([]);
  });

  it("has no file where there is a folder", async () => {
    const storage = localDiskStorage({ root: await temporaryFolder() });
    await storage.put(FILE, streamOf(randomBytes(1)), LIMITS);
    expect(await storage.get({ tenantId: TENANT, key: "imports" })).toBeNull();
    expect(await storage.exists({ tenantId: TENANT, key: "imports/1/original.csv/more" })).toBe(false);
  });

  it("shows readers a whole file while many write it", async () => {
    const storage = localDiskStorage({ root: await temporaryFolder() });
    const versions = Array.from({ length: 8 }, (_, index) => Buffer.alloc(200_000, index));
    await Promise.all(versions.map((bytes) => storage.put(FILE, streamOf(bytes), LIMITS)));
    const kept = await readAll(storage);
    expect(versions.some((bytes) => kept?.equals(bytes))).toBe(true);
  });
});
