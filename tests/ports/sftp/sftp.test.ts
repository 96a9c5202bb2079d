import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";

import { describe, expect, it, onTestFinished } from "vitest";

import { FakeSftp } from "~/ports/sftp/fake.server";
import type { SftpPort, SftpResult, SftpServer, SftpSession } from "~/ports/sftp/port";
import { ssh2Sftp } from "~/ports/sftp/ssh2.server";

import { startSftpServer } from "../../../scripts/stand-ins/sftp-server/start-sftp-server";
import { missingSshd, openSshd } from "./open-sshd";

interface SftpWorld {
  port: SftpPort;
  server: SftpServer;
  /** Paths below the server's own top folder. */
  top: string;
  makeDirectory(path: string): Promise<void>;
  place(path: string, content: string | Buffer, modifiedAt?: Date): Promise<void>;
}

const NOW = new Date("2026-11-21T10:15:00Z");

/** A folder on disk, and the ways to fill it. */
async function openFolder() {
  const root = await mkdtemp(join(tmpdir(), "sftp-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return {
    root,
    makeDirectory: async (path: string) => void (await mkdir(join(root, path), { recursive: true })),
    place: async (path: string, content: string | Buffer, modifiedAt = NOW) => {
      await writeFile(join(root, path), content);
      await utimes(join(root, path), modifiedAt, modifiedAt);
    },
  };
}

async function openFake(): Promise<SftpWorld> {
  const port = new FakeSftp(() => NOW);
  return Promise.resolve({
    port,
    server: {
      host: "sftp.creditor.test",
      port: 22,
      username: port.username,
      login: { kind: "password", password: port.password },
      fingerprint: port.fingerprint,
    },
    top: "",
    makeDirectory: (path) => Promise.resolve(port.makeDirectory(path)),
    place: (path, content, modifiedAt) => Promise.resolve(port.place(path, content, modifiedAt)),
  });
}

async function openStandIn(): Promise<SftpWorld> {
  const folder = await openFolder();
  const running = await startSftpServer({ root: folder.root, username: "agency", password: "secret" });
  onTestFinished(() => running.stop());
  const { host, port, fingerprint } = running;
  return {
    ...folder,
    port: ssh2Sftp({ allowPrivateHosts: true, timeoutMs: 2_000, now: () => NOW }),
    server: { host, port, fingerprint, username: "agency", login: { kind: "password", password: "secret" } },
    top: "",
  };
}

async function openDebian(): Promise<SftpWorld> {
  const folder = await openFolder();
  const server = await openSshd();
  const port = ssh2Sftp({ allowPrivateHosts: true, timeoutMs: 5_000, now: () => NOW });
  return { ...folder, port, server, top: folder.root };
}

export function valueOf<T>(answer: SftpResult<T>): T {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
}

const missing = missingSshd();
const worlds: [string, () => Promise<SftpWorld>, string | undefined][] = [
  ["the fake", openFake, undefined],
  ["ssh2 with the stand-in", openStandIn, undefined],
  [`ssh2 with Debian's sshd${missing ? ` (skipped: ${missing})` : ""}`, openDebian, missing],
];

describe.for(worlds)("%s", ([, open, skipped]) => {
  async function setUp() {
    const world = await open();
    await world.makeDirectory("/upload");
    await world.makeDirectory("/upload/processed");
    const session = valueOf(await world.port.connect(world.server));
    onTestFinished(() => session.close());
    return { ...world, session };
  }

  const test = skipped ? it.skip : it;

  test("lists plain files only, oldest first, then by name", async () => {
    const { session, place, top } = await setUp();
    await place("/upload/b.csv", "bb", new Date("2026-11-20T08:00:00Z"));
    await place("/upload/a.csv", "a", new Date("2026-11-20T08:00:00Z"));
    await place("/upload/old.csv", "", new Date("2026-11-19T08:00:00Z"));
    const files = valueOf(await session.list(`${top}/upload`));
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ["old.csv", 0],
      ["a.csv", 1],
      ["b.csv", 2],
    ]);
    expect(files[1]).toMatchObject({
      path: `${top}/upload/a.csv`,
      modifiedAt: new Date("2026-11-20T08:00:00Z"),
    });
  });

  test("tells an empty directory from a missing one", async () => {
    const { session, top } = await setUp();
    expect(await session.list(`${top}/upload/processed`)).toEqual({ ok: true, value: [] });
    expect(await session.list(`${top}/uplaod`)).toMatchObject({ ok: false, code: "DIRECTORY_MISSING" });
  });

  test("takes a file for no directory", async () => {
    const { session, place, top } = await setUp();
    await place("/upload/a.csv", "a");
    expect(await session.list(`${top}/upload/a.csv`)).toMatchObject({ ok: false, code: "DIRECTORY_MISSING" });
  });

  test("downloads every byte", async () => {
    const { session, place, top } = await setUp();
    const bytes = randomBytes(1_500_000);
    await place("/upload/big.csv", bytes);
    expect(valueOf(await session.stat(`${top}/upload/big.csv`)).size).toBe(1_500_000);
    const stream = valueOf(await session.download(`${top}/upload/big.csv`));
    expect((await buffer(stream)).equals(bytes)).toBe(true);
  });

  test("says when a file is not there", async () => {
    const { session, top } = await setUp();
    const none = `${top}/upload/none.csv`;
    expect(await session.stat(none)).toMatchObject({ code: "FILE_MISSING" });
    expect(await session.download(none)).toMatchObject({ code: "FILE_MISSING" });
    expect(await session.move(none, `${top}/upload/processed/none.csv`)).toMatchObject({
      code: "FILE_MISSING",
    });
  });

  test("moves a file, and never onto another", async () => {
    const { session, place, top } = await setUp();
    const moved: string[] = [];
    for (const content of ["one", "two", "three"]) {
      await place("/upload/a.csv", content);
      moved.push(valueOf(await session.move(`${top}/upload/a.csv`, `${top}/upload/processed/a.csv`)));
    }
    expect(moved).toEqual([
      `${top}/upload/processed/a.csv`,
      `${top}/upload/processed/a_20261121T101500Z.csv`,
      `${top}/upload/processed/a_20261121T101500Z-2.csv`,
    ]);
    const contents = moved.map(async (path) =>
      (await buffer(valueOf(await session.download(path)))).toString(),
    );
    expect(await Promise.all(contents)).toEqual(["one", "two", "three"]);
    expect(valueOf(await session.list(`${top}/upload`))).toEqual([]);
  });

  test("says when the directory to move to is missing, and leaves the file", async () => {
    const { session, place, top } = await setUp();
    await place("/upload/a.csv", "a");
    const answer = await session.move(`${top}/upload/a.csv`, `${top}/upload/done/a.csv`);
    expect(answer).toMatchObject({ code: "DIRECTORY_MISSING" });
    expect((await session.stat(`${top}/upload/a.csv`)).ok).toBe(true);
  });

  test("uploads a report whole, and never onto another", async () => {
    const { session, top } = await setUp();
    const upload = (text: string) =>
      session.upload(`${top}/upload/report.csv`, Readable.from([Buffer.from(text)]));
    expect(await upload("first")).toEqual({ ok: true, value: `${top}/upload/report.csv` });
    expect(await upload("second")).toEqual({ ok: true, value: `${top}/upload/report_20261121T101500Z.csv` });
    expect(
      valueOf(await session.list(`${top}/upload`))
        .map(({ size }) => size)
        .sort(),
    ).toEqual([5, 6]);
    const nowhere = await session.upload(`${top}/none/report.csv`, Readable.from([Buffer.from("x")]));
    expect(nowhere).toMatchObject({ code: "DIRECTORY_MISSING" });
  });

  test("shows its key before anybody logs in", async () => {
    const { port, server } = await setUp();
    expect(await port.readFingerprint(server)).toEqual({ ok: true, value: server.fingerprint });
  });

  test("is not trusted with another key, or before a key was confirmed", async () => {
    const { port, server } = await setUp();
    const seenFingerprint = server.fingerprint;
    const changed = await port.connect({ ...server, fingerprint: "SHA256:AAAAAAAA" });
    expect(changed).toMatchObject({ ok: false, code: "HOST_KEY_CHANGED", seenFingerprint });
    const unknown = await port.connect({ ...server, fingerprint: "" });
    expect(unknown).toMatchObject({ ok: false, code: "HOST_KEY_UNKNOWN", seenFingerprint });
  });

  test("refuses a wrong login without telling the secret", async () => {
    const { port, server } = await setUp();
    const login = { kind: "password", password: "not-the-secret" } as const;
    const answer = await port.connect({ ...server, login });
    expect(answer).toMatchObject({ ok: false, code: "AUTH_FAILED" });
    expect(JSON.stringify(answer)).not.toContain("not-the-secret");
  });

  test("answers nothing after it is closed", async () => {
    const { port, server, top } = await setUp();
    const session: SftpSession = valueOf(await port.connect(server));
    await session.close();
    expect(await session.list(`${top}/upload`)).toMatchObject({ ok: false, code: "CONNECTION_LOST" });
    await session.close();
  });
});

it("a report that was uploaded is on the disk under its name only", async () => {
  const { port, server, root } = { ...(await openStandIn()), ...(await openFolder()) };
  const running = await startSftpServer({ root, username: "agency", password: "secret" });
  onTestFinished(() => running.stop());
  const { host, fingerprint } = running;
  const session = valueOf(await port.connect({ ...server, host, port: running.port, fingerprint }));
  await session.upload("/report.csv", Readable.from([Buffer.from("done")]));
  await session.close();
  expect(await readFile(join(root, "report.csv"), "utf8")).toBe("done");
});
