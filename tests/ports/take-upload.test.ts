import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { localDiskStorage } from "~/ports/storage/local-disk.server";
import { takeUpload } from "~/ports/storage/take-upload.server";

const TENANT = "0198c0de-0000-7000-8000-000000000001";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "quittance-upload-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const filesIn = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

function send(content: string, { name = "drop.csv", token = "right" } = {}) {
  const form = new FormData();
  form.set("csrf", token);
  form.set("file", new File([content], name, { type: "text/csv" }));
  const request = new Request("http://localhost/files", { method: "POST", body: form });
  return takeUpload(request, localDiskStorage({ root }), TENANT, {
    folder: "imports",
    maxBytes: 10,
    names: /\.csv$/,
    admit: (fields) => {
      if (fields.get("csrf") !== "right") throw new Response("CSRF", { status: 403 });
    },
  });
}

it("a file lies in the tenant's storage until it is forgotten", async () => {
  const { stored, fields, forget } = await send("a,b");
  expect(stored).toMatchObject({ ok: true, value: { fileName: "drop.csv", size: 3n } });
  expect(fields.get("csrf")).toBe("right");
  expect(await filesIn()).toHaveLength(1);
  await forget();
  expect(await filesIn()).toEqual([]);
});

it.each([
  ["too large", "12345678901", {}, "FILE_TOO_LARGE"],
  ["empty", "", {}, "EMPTY_FILE"],
  ["of another kind", "a,b", { name: "drop.exe" }, "FILE_KIND"],
])("a file that is %s is refused, and nothing of it is kept", async (_what, content, more, code) => {
  expect((await send(content, more)).stored).toMatchObject({ refusal: { code } });
  expect(await filesIn()).toEqual([]);
});

it("a forged request leaves no byte in storage", async () => {
  await expect(send("a,b", { token: "wrong" })).rejects.toMatchObject({ status: 403 });
  expect(await filesIn()).toEqual([]);
});
